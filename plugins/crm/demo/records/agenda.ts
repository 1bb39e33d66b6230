import type { DemoRecord } from 'vinculo/plugin';
import { BIG, peopleOn } from '#plugins/crm/demo/plan/company-plan.ts';
import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import type { Role } from '#plugins/crm/demo/staff.ts';
import { fillOne } from '#plugins/crm/demo/story/fill.ts';
import type { Teller, Told } from '#plugins/crm/demo/story/story.ts';

const KEPT = 0.3;
const PLANNED = 0.45;
const AHEAD = [0, 1, 2, 0, 3, 1, 5, 6, 8, 9, 13, 16];
const TIMES = [9 * 60 + 30, 11 * 60, 14 * 60 + 30, 16 * 60];

interface Meeting {
  readonly day: number;
  readonly minutes: number;
  readonly kind: 'visit' | 'meeting';
  readonly people: readonly string[];
  readonly lead: LeadPlan | undefined;
  readonly by: string;
  readonly made: number;
}

/** Visits and meetings of the past that were in the calendar, and those ahead of open leads. */
export function appointmentRecords(teller: Teller, told: readonly Told[], leads: readonly LeadPlan[]): DemoRecord[] {
  const { world, company } = teller;
  const { random } = company;
  const past = told
    .filter(({ channel }) => channel === 'visit' || channel === 'meeting')
    .filter(() => random.chance(KEPT))
    .map(
      (one): Meeting => ({
        day: one.day,
        minutes: Math.min(one.minutes - (one.minutes % 30), 17 * 60),
        kind: one.channel === 'visit' ? 'visit' : 'meeting',
        people: one.people.map(({ id }) => id),
        lead: one.lead,
        by: one.by.id,
        made: one.day - random.int(1, 6),
      }),
    );
  const ahead = leads
    .filter(({ status, days }) => status === 'to_do' && days.length > 1)
    .filter(() => company.index === BIG || random.chance(PLANNED))
    .map(
      (lead): Meeting => ({
        day: world.calendar.workday(company.index === BIG ? 3 : world.next('ahead', AHEAD)),
        minutes: world.next('time', TIMES),
        kind: lead.days.length === 2 ? 'visit' : 'meeting',
        people: peopleOn(company, -1)
          .slice(0, 2)
          .map(({ id }) => id),
        lead,
        by: company.owner.id,
        made: -random.int(1, 4),
      }),
    );
  return [...past, ...ahead].map((meeting, no) => appointmentRecord(teller, meeting, no));
}

function appointmentRecord({ world, company }: Teller, { day, minutes, kind, people, lead, by, made }: Meeting, no: number): DemoRecord {
  const { calendar, event, home } = world;
  const { office } = home.words;
  const { random, market, town } = company;
  const who = company.ties.find(({ person }) => person.id === people[0])?.person;
  const title =
    company.index === BIG && day > 0
      ? office.big.appointment
      : (fillOne(office.appointments[kind], { company: company.name, who: who?.name }, { random, gender: 'm' }) ?? company.name);
  const at = calendar.at(Math.min(made, -1), 15 * 60);
  return {
    id: event.id(`appointment:${company.index}:${no}`, calendar.at(day, minutes)),
    at,
    by,
    values: {
      title,
      starts_at: calendar.at(day, minutes),
      ends_at: calendar.at(day, minutes + (kind === 'visit' ? 90 : 60)),
      place: kind === 'visit' ? market.places.towns[town]?.[0] : office.appointments.place,
      company: company.id,
      lead: lead?.id ?? null,
      people: people.map((id) => ({ id })),
      attendees: [{ id: by }],
    },
  };
}

const HOUSE_DAYS = [0, 1, -3, 4, -6, 0];
const HOUSE_ROLES: readonly Role[] = ['administrator', 'manager', 'administrator', 'service', 'reception', 'secondSeller'];

/** Work that belongs to no client. */
export function houseTasks({ world, staff }: Pick<Teller, 'world' | 'staff'>): DemoRecord[] {
  const { calendar, event, home } = world;
  return home.words.office.tasks.map((title, i) => {
    const at = calendar.at(-9, 9 * 60 + i);
    const assignee = staff.colleagues[HOUSE_ROLES[i] ?? 'manager'].id;
    const due = calendar.workday(HOUSE_DAYS[i] ?? 2);
    const doneAt = calendar.at(-5, 17 * 60);
    return {
      id: event.id(`house:${i}`, at),
      at,
      by: staff.colleagues.manager.id,
      values: { title, due_on: calendar.date(due), done: false, assignee },
      ...(i === 4 && { changes: [{ at: doneAt, by: assignee, set: { done: true, done_at: doneAt } }] }),
    };
  });
}
