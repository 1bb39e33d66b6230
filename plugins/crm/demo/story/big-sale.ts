import type { CompanyPlan } from '#plugins/crm/demo/plan/company-plan.ts';
import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import { fill } from '#plugins/crm/demo/story/fill.ts';
import { spoken, type Teller, type Told } from '#plugins/crm/demo/story/story.ts';

const START = -132;
/** The step each of the twelve reports of the story belongs to begins with the first of them. */
const STEP_DAYS = [START, -112, -74, -33];

/** Who writes each of them, how, and whom of the company they met: the first two are the chair and purchasing. */
const REPORTS = [
  { by: 'reception', channel: 'phone', present: [1] },
  { by: 'seller', channel: 'phone', present: [1] },
  { by: 'seller', channel: 'visit', present: [3, 5] },
  { by: 'service', channel: 'visit', present: [5] },
  { by: 'seller', channel: 'meeting', present: [1, 3, 4, 7] },
  { by: 'seller', channel: 'email', present: [1] },
  { by: 'manager', channel: 'meeting', present: [0, 1, 8] },
  { by: 'service', channel: 'visit', present: [3, 4, 5, 7, 1] },
  { by: 'finance', channel: 'phone', present: [6] },
  { by: 'seller', channel: 'phone', present: [1] },
  { by: 'manager', channel: 'email', present: [0, 1] },
  { by: 'seller', channel: 'visit', present: [5] },
] as const;

/** One big sale with many people, not decided yet. */
export function planBigSale({ world, company }: Omit<Teller, 'staff'>): LeadPlan {
  return {
    id: world.event.id(`lead:${company.index}:big`, world.calendar.at(START, 600)),
    no: 0,
    product: 'lira400',
    isService: false,
    first: true,
    euros: 186_400,
    days: STEP_DAYS,
    status: 'to_do',
    ended: undefined,
    loss: undefined,
    wakeDay: undefined,
    expected: 12,
  };
}

export function tellBigSale({ world, staff, company }: Teller, lead: LeadPlan): Told[] {
  const { story } = world.home.words.office.big;
  const { colleagues } = staff;
  return REPORTS.map(({ by: role, channel, present }, i): Told => {
    const { text, next } = story[i] as (typeof story)[number];
    const day = world.calendar.workday(Math.round(START + ((-3 - START) * i) / (REPORTS.length - 1)));
    const by = colleagues[role];
    const last = i === REPORTS.length - 1;
    const say = (words: string) => fill(words, slotsOf(world, company), { random: company.random, gender: 'm' }) ?? words;
    return {
      day,
      minutes: 10 * 60 + 15 * i,
      by,
      channel,
      kind: i === 0 ? 'consultation' : 'sale',
      text: i === REPORTS.length - 3 ? `${say(text)} @[${world.event.user.name}](user:${world.event.user.id})` : say(text),
      people: present.flatMap((at) => company.ties[at]?.person ?? []),
      lead,
      next:
        next === undefined
          ? undefined
          : { what: say(next), day: last ? world.calendar.workday(3) : world.calendar.workday(day + 3), done: !last },
    };
  });
}

function slotsOf(world: Teller['world'], { ties }: CompanyPlan) {
  const { forms } = world.home.words.names;
  const [chair, purchasing] = ties.map(({ person }) => person);
  return {
    ...(chair && spoken(chair, forms[chair.gender], '')),
    ...(purchasing && spoken(purchasing, forms[purchasing.gender], '2')),
  };
}
