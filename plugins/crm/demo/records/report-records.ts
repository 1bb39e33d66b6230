import type { DemoRecord } from 'vinculo/plugin';
import { titleOf } from '#plugins/crm/demo/plan/company-plan.ts';
import type { Teller, Told } from '#plugins/crm/demo/story/story.ts';

/** Some write it down days later. */
const LATE = 0.07;
const HOUR_MS = 3_600_000;

export function reportId({ world, company }: Teller, { day, minutes }: Pick<Told, 'day' | 'minutes'>, no: number): string {
  return world.event.id(`report:${company.index}:${no}`, world.calendar.at(day, minutes));
}

/** A report, and the task that came of it. */
export function reportRecords(teller: Teller, told: Told, no: number): { report: DemoRecord; task: DemoRecord | undefined } {
  const { world, company } = teller;
  const { calendar } = world;
  const { random } = company;
  const { day, minutes, by, lead, next } = told;
  const happened = calendar.at(day, minutes);
  const id = reportId(teller, told, no);
  const later = random.chance(LATE) ? random.int(1, 5) : 0;
  // Nobody writes in the future.
  const writtenDay = Math.min(Math.max(day, -1), day + later);
  const latest = writtenDay === 0 ? calendar.minutesNow : 21 * 60;
  const written = calendar.at(writtenDay, Math.min(minutes + random.int(5, 90), latest));
  const report: DemoRecord = {
    id,
    at: written,
    by: by.id,
    values: {
      text: told.text,
      happened_at: happened,
      written_at: written,
      author: by.id,
      department: by.department,
      channel: told.channel,
      kind: told.kind,
      company: company.id,
      lead: lead?.id ?? null,
      people_present: told.people.map((person) => ({
        id: person.id,
        role: titleOf(person, world.home.words),
      })),
      next_action: next?.what ?? null,
      next_action_on: next ? calendar.date(next.day) : null,
    },
  };
  return { report, task: next && taskRecord(teller, told, { reportId: id, written, no }) };
}

interface Origin {
  readonly reportId: string;
  readonly written: string;
  readonly no: number;
}

function taskRecord({ world, company }: Teller, { by, lead, next, people, day }: Told, { reportId, written, no }: Origin): DemoRecord {
  const { calendar, event } = world;
  const due = next?.day ?? day;
  const doneDay = calendar.workday(Math.min(-1, Math.max(day, due + company.random.int(-1, 1))));
  const ended = calendar.at(doneDay, 17 * 60 + 50);
  const doneAt = ended > written ? ended : new Date(Date.parse(written) + HOUR_MS).toISOString();
  const finished = next?.done === true && doneAt < event.now;
  return {
    id: event.id(`task:${company.index}:${no}`, written),
    at: written,
    by: by.id,
    values: {
      title: next?.what,
      due_on: calendar.date(due),
      done: false,
      assignee: by.id,
      company: company.id,
      lead: lead?.id ?? null,
      person: people[0]?.id ?? null,
      report: reportId,
    },
    ...(finished && { changes: [{ at: doneAt, by: by.id, set: { done: true, done_at: doneAt } }] }),
  };
}
