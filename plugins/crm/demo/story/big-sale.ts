import type { CompanyPlan } from '#plugins/crm/demo/plan/company-plan.ts';
import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import { fill } from '#plugins/crm/demo/story/fill.ts';
import { spoken, type Teller, type Told } from '#plugins/crm/demo/story/story.ts';

const START = -132;
/** The step each of the twelve reports of the story belongs to begins with the first of them. */
const STEP_DAYS = [START, -112, -74, -33];

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
  return story.map(({ by: role, channel, text, next }, i): Told => {
    const day = world.calendar.workday(Math.round(START + ((-3 - START) * i) / (story.length - 1)));
    const by = colleagues[role];
    const last = i === story.length - 1;
    const say = (words: string) => fill(words, slotsOf(world, company), { random: company.random, gender: 'm' }) ?? words;
    return {
      day,
      minutes: 10 * 60 + 15 * i,
      by,
      channel,
      kind: i === 0 ? 'consultation' : 'sale',
      text: i === story.length - 3 ? `${say(text)} @[${world.event.user.name}](user:${world.event.user.id})` : say(text),
      people: presentAt(company, i),
      lead,
      next:
        next === undefined
          ? undefined
          : { what: say(next), day: last ? world.calendar.workday(3) : world.calendar.workday(day + 3), done: !last },
    };
  });
}

/** The first two are the chair and purchasing; the plants and the consultant come to the meetings. */
function presentAt({ ties }: CompanyPlan, i: number): CompanyPlan['ties'][number]['person'][] {
  const groups = [[1], [1], [3, 5], [5], [1, 3, 4, 7], [1], [0, 1, 8], [3, 4, 5, 7, 1], [6], [1], [0, 1], [5]];
  return (groups[i] ?? [1]).flatMap((at) => ties[at]?.person ?? []);
}

function slotsOf(world: Teller['world'], { ties }: CompanyPlan) {
  const { forms } = world.home.words.names;
  const [chair, purchasing] = ties.map(({ person }) => person);
  return {
    ...(chair && spoken(chair, forms[chair.gender], '')),
    ...(purchasing && spoken(purchasing, forms[purchasing.gender], '2')),
  };
}
