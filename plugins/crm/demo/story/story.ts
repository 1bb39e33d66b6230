import { familyOf } from '#plugins/crm/demo/catalogue.ts';
import { moneyText } from '#plugins/crm/demo/kit/money.ts';
import type { CompanyPlan, Person } from '#plugins/crm/demo/plan/company-plan.ts';
import { peopleOn } from '#plugins/crm/demo/plan/company-plan.ts';
import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import type { Colleague, Role, Staff } from '#plugins/crm/demo/staff.ts';
import { fillOne, forFamily, type Slots } from '#plugins/crm/demo/story/fill.ts';
import type { Beat, SellingBeat, ServingBeat } from '#plugins/crm/demo/words/words.ts';
import type { World } from '#plugins/crm/demo/world.ts';

export type Channel = 'visit' | 'phone' | 'email' | 'meeting';
export type ReportKind = 'consultation' | 'sale' | 'complaint' | 'follow_up' | 'information';

/** A report as it will be written. */
export interface Told {
  readonly day: number;
  readonly minutes: number;
  readonly by: Colleague;
  readonly channel: Channel;
  readonly kind: ReportKind;
  readonly text: string;
  readonly people: readonly Person[];
  readonly lead: LeadPlan | undefined;
  readonly next: { readonly what: string; readonly day: number; readonly done: boolean } | undefined;
}

export type Who = 'owner' | 'service' | 'finance' | 'reception';

/** How each situation comes about: who writes, through which channel, about what. */
const manner: Readonly<Record<SellingBeat | ServingBeat, readonly [who: Who, channel: Channel, kind: ReportKind]>> = {
  firstCall: ['reception', 'phone', 'consultation'],
  firstMail: ['reception', 'email', 'consultation'],
  qualify: ['owner', 'phone', 'consultation'],
  visit: ['owner', 'visit', 'sale'],
  demo: ['owner', 'meeting', 'sale'],
  proposal: ['owner', 'email', 'sale'],
  questions: ['owner', 'phone', 'consultation'],
  negotiate: ['owner', 'meeting', 'sale'],
  competitor: ['owner', 'phone', 'information'],
  won: ['owner', 'phone', 'sale'],
  lostPrice: ['owner', 'phone', 'information'],
  lostRival: ['owner', 'phone', 'information'],
  lostBudget: ['owner', 'email', 'information'],
  lostSilence: ['owner', 'email', 'follow_up'],
  lostFit: ['owner', 'phone', 'information'],
  cancelled: ['owner', 'email', 'information'],
  standby: ['owner', 'phone', 'follow_up'],
  serviceOffer: ['owner', 'phone', 'sale'],
  serviceWon: ['owner', 'phone', 'sale'],
  serviceLost: ['owner', 'phone', 'information'],
  delivery: ['service', 'visit', 'follow_up'],
  training: ['service', 'visit', 'follow_up'],
  checkIn: ['owner', 'phone', 'follow_up'],
  invoice: ['finance', 'email', 'information'],
  paidEarly: ['finance', 'email', 'information'],
  reminder: ['finance', 'phone', 'follow_up'],
  paidLate: ['finance', 'email', 'information'],
  fault: ['service', 'phone', 'complaint'],
  repair: ['service', 'visit', 'follow_up'],
  maintenance: ['service', 'visit', 'follow_up'],
  complaint: ['reception', 'phone', 'complaint'],
  solved: ['owner', 'phone', 'follow_up'],
  consumables: ['reception', 'phone', 'sale'],
  courtesy: ['owner', 'visit', 'follow_up'],
  left: ['reception', 'email', 'information'],
  arrived: ['owner', 'phone', 'information'],
  change: ['reception', 'email', 'information'],
};

const OPENING = 8 * 60 + 30;
const CLOSING = 18 * 60;
const RIVALS = ['Rotulnorte', 'Etiprensa', 'Selofix'];
/** The administrator is new here: what is older was written by somebody else. */
const ADMINISTRATOR_SINCE = -70;
/** When what is still to be done is due. */
const DUE = [-9, 0, 1, -4, 3, 0, -2, 8, 1, 0, -1, 5, 13, 21];

export interface Scene {
  readonly beat: SellingBeat | ServingBeat;
  readonly day: number;
  readonly lead?: LeadPlan;
  /** Who is spoken of, where it is not whoever is there. */
  readonly person?: Person;
  /** Nothing came after it yet. */
  readonly last?: boolean;
}

export interface Teller {
  readonly world: World;
  readonly staff: Staff;
  readonly company: CompanyPlan;
}

/** Writes what happened; undefined where nobody was there or it lies ahead. */
export function tell(teller: Teller, scene: Scene): Told | undefined {
  const { world, company } = teller;
  const { random } = company;
  const day = world.calendar.workday(scene.day);
  if (day > (world.calendar.minutesNow > OPENING + 60 ? 0 : -1)) return undefined;
  const [who, channel, kind] = manner[scene.beat];
  const by = authorOf(teller, who, day);
  const people = scene.person ? [scene.person] : chosenPeople(company, who, day);
  const [first] = people;
  if (!first) return undefined;
  const { selling, serving } = by.market.words;
  const beat: Beat = { ...selling, ...serving }[scene.beat];
  const slots = slotsOf(teller, scene, { by, people, day });
  const how = { random, gender: first.gender };
  const text = fillOne(forFamily(beat.say, scene.lead && familyOf(scene.lead.product)), slots, how);
  if (text === undefined) return undefined;
  const what = beat.next && random.chance(scene.last ? 0.86 : 0.8) ? fillOne(beat.next, slots, how) : undefined;
  const mentioned = people.filter((person) => text.includes(person.called));
  return {
    day,
    minutes: random.int(OPENING / 10, (day === 0 ? Math.min(world.calendar.minutesNow - 30, CLOSING) : CLOSING) / 10) * 10,
    by,
    channel,
    kind,
    text,
    people: mentioned.length > 0 ? mentioned : [first],
    lead: scene.lead,
    next: what === undefined ? undefined : { what: what.slice(0, 300), ...nextDay(teller, scene, by) },
  };
}

function nextDay({ world, company }: Teller, { day, last, lead }: Scene, by: Colleague): { day: number; done: boolean } {
  const { calendar } = world;
  if (last && lead?.wakeDay !== undefined) return { day: lead.wakeDay, done: false };
  if (last) {
    const due = calendar.workday(world.next(`due:${by.role}`, DUE));
    return { day: due > day ? due : calendar.workday(Math.ceil(day / 2)), done: false };
  }
  const due = calendar.workday(day + company.random.int(2, 9));
  return { day: due, done: due <= 0 ? !company.random.chance(0.01) : false };
}

export function authorOf({ staff, company }: Teller, who: Who, day: number): Colleague {
  const { colleagues } = staff;
  const abroad = company.owner.role === 'neighbour' || company.owner.role === 'far';
  const role: Role = who === 'owner' || (who === 'reception' && abroad) ? company.owner.role : who;
  return colleagues[role === 'administrator' && day < ADMINISTRATOR_SINCE ? 'seller' : role];
}

function chosenPeople(company: CompanyPlan, who: Who, day: number): Person[] {
  const there = peopleOn(company, day);
  if (who === 'finance') return [there.find(({ post }) => post === 'accounts') ?? there[0]].filter((one) => one !== undefined);
  if (who === 'owner' || there.length < 2) return there.slice(0, 2);
  return [company.random.pick(there)];
}

function slotsOf(
  { world, company }: Teller,
  { lead, day: start }: Scene,
  at: { by: Colleague; people: readonly Person[]; day: number },
): Slots {
  const { random, market, sector, index } = company;
  const { calendar } = world;
  const { language, words } = at.by.market;
  const grouped = (n: number) => String(n).replaceAll(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '.');
  const [first, second] = at.people;
  const percent = language === 'en' || language === 'pt-BR' ? '%' : ' %';
  const goods = words.names.sectors[sector].goods;
  const [, month = '', dayOfMonth = ''] = calendar.date(calendar.workday(Math.round(start) + random.int(4, 12))).split('-');
  return {
    ...(first && spoken(first, words.names.forms[first.gender], '')),
    ...(second && spoken(second, words.names.forms[second.gender], '2')),
    product: words.office.products[lead?.product ?? 'lira200'].short,
    amount: lead && moneyText(world.money(lead.euros), language),
    goods: goods[(index + (lead?.no ?? 0)) % goods.length],
    town: market.places.towns[company.town]?.[0],
    rival: RIVALS[(index + (lead?.no ?? 0)) % RIVALS.length],
    n: grouped(random.int(4, 45) * 100),
    count: String(random.int(3, 9)),
    weeks: String(random.int(3, 8)),
    discount: `${random.int(3, 12)}${percent}`,
    day: language === 'en' ? `${Number(dayOfMonth)} ${words.office.months[Number(month) - 1]}` : `${dayOfMonth}/${month}`,
    month: words.office.months[calendar.month(lead?.wakeDay ?? at.day + 60)],
  };
}

/** {the}, {The}, {of}, {to}, {by} and the name alone, with a suffix for the second person. */
export function spoken(
  { called }: Person,
  { the, of, to, by }: { the: string; of: string; to: string; by: string },
  suffix: string,
): Slots {
  const named = `${the}${called}`;
  const forms = {
    who: called,
    the: named,
    The: named.charAt(0).toUpperCase() + named.slice(1),
    of: of + called,
    to: to + called,
    by: by + called,
  };
  return Object.fromEntries(Object.entries(forms).map(([name, value]) => [name + suffix, value]));
}
