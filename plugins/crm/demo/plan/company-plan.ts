import type { Random } from '#plugins/crm/demo/kit/random.ts';
import { slug } from '#plugins/crm/demo/kit/slug.ts';
import { type Colleague, type Staff, telephone } from '#plugins/crm/demo/staff.ts';
import type { Post, Sector, Words } from '#plugins/crm/demo/words/words.ts';
import type { Market, World } from '#plugins/crm/demo/world.ts';

export type Kind = 'client' | 'prospect' | 'former_client' | 'partner' | 'supplier';
/** How a client pays. */
export type Payer = 'good' | 'usual' | 'late' | 'never';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** As it is written in a report: "Eng.º Rui Tavares". */
  readonly called: string;
  readonly gender: 'm' | 'f';
  readonly post: Post;
  /** Where it is another one than the post's. */
  readonly title: string | undefined;
  readonly email: string;
  readonly number: number;
}

/** A person's time at a company, in days. */
export interface Tie {
  readonly person: Person;
  readonly from: number;
  readonly until: number | undefined;
  /** Where the person mainly is. */
  readonly main: boolean;
  /** The person's record is made for this tie. */
  readonly first: boolean;
}

export interface CompanyPlan {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly market: Market;
  readonly town: number;
  readonly sector: Sector;
  readonly kind: Kind;
  readonly payer: Payer;
  /** The day they became known. */
  readonly start: number;
  readonly owner: Colleague;
  readonly ties: Tie[];
  readonly random: Random;
}

/** Companies come in this order, again and again: of 26, 20 are clients. */
export const TURN = 26;
export const CLIENTS_PER_TURN = 20;
/** The one with the big sale, and the one that never paid on time. */
export const BIG = 0;
const NEVER_PAYS = 1;

/** Those of the big sale of whom the story says who they are. */
const BIG_GENDERS: Readonly<Record<number, 'm' | 'f'>> = { 0: 'm', 5: 'm', 6: 'f', 8: 'm' };
const BIG_TITLES = new Set([0, 8]);
const POSTS: readonly Post[] = ['owner', 'director', 'purchasing', 'production', 'quality', 'maintenance', 'accounts', 'warehouse'];

export function planCompany(world: World, staff: Staff, index: number): CompanyPlan {
  const random = world.random(`company:${index}`);
  const kind = kindOf(index);
  const market = marketOf(world, index, random);
  const sector = index === BIG ? 'fruit' : random.pick(Object.keys(market.words.names.sectors) as Sector[]);
  const start = kind === 'prospect' ? -random.int(4, 420) : random.chance(0.55) ? -random.int(640, 1_090) : -random.int(75, 900);
  const name = index === BIG ? market.words.office.big.company : companyName(market, sector, random);
  const town = random.int(0, market.places.towns.length - 1);
  const at = world.calendar.at(start, 9 * 60);
  const plan: CompanyPlan = {
    index,
    id: world.event.id(`company:${index}`, at),
    name: index >= 20 * TURN ? `${name} ${market.places.towns[town]?.[0]}` : name,
    domain: `${slug(name)}.example`,
    market,
    town,
    sector,
    kind,
    payer: index === NEVER_PAYS ? 'never' : index === BIG ? 'good' : random.weighted({ good: 12, usual: 72, late: 16 }),
    start: index === BIG ? -150 : index === NEVER_PAYS ? -900 : start,
    owner: index === BIG ? staff.colleagues.seller : ownerOf(staff, { random, abroad: market !== world.home, far: market === world.far }),
    ties: [],
    random,
  };
  const count = index === BIG ? 9 : Number(random.weighted({ '1': 38, '2': 36, '3': 18, '4': 8 }));
  for (let i = 0; i < count; i += 1) plan.ties.push(newTie(world, plan, i));
  return plan;
}

function kindOf(index: number): Kind {
  if (index === BIG) return 'prospect';
  const place = index % TURN;
  if (place < CLIENTS_PER_TURN) return 'client';
  if (place < TURN - 1) return 'prospect';
  return (['former_client', 'partner', 'supplier'] as const)[Math.floor(index / TURN) % 3] as Kind;
}

function marketOf({ home, neighbour, far }: World, index: number, random: Random): Market {
  if (index === BIG || index === NEVER_PAYS) return home;
  const chance = random.next();
  return chance < 0.8 ? home : chance < 0.93 ? neighbour : far;
}

function ownerOf({ colleagues }: Staff, { random, abroad, far }: { random: Random; abroad: boolean; far: boolean }): Colleague {
  if (abroad) return far ? colleagues.far : colleagues.neighbour;
  return colleagues[random.weighted({ seller: 36, secondSeller: 34, administrator: 20, manager: 10 })];
}

function companyName({ words }: Market, sector: Sector, random: Random): string {
  const { names } = words;
  return random.pick(names.sectors[sector].names).replace('{name}', random.pick(names.places)).replace('{last}', random.pick(names.last));
}

function newTie(world: World, plan: CompanyPlan, i: number): Tie {
  const { names, office } = plan.market.words;
  const { random } = plan;
  const isBig = plan.index === BIG;
  const chance = random.chance(0.5) ? 'm' : 'f';
  const gender = isBig ? (BIG_GENDERS[i] ?? chance) : chance;
  const post = isBig ? (POSTS[i] ?? 'owner') : i === 0 ? random.pick(['owner', 'director', 'purchasing'] as const) : random.pick(POSTS);
  const given = random.pick(gender === 'm' ? names.male : names.female);
  const name = `${given} ${random.pick(names.last)}`;
  const honorific = names.honorifics[gender].length > 0 && random.chance(0.4) ? `${random.pick(names.honorifics[gender])} ` : '';
  const from = plan.start + (i === 0 || isBig ? 0 : random.int(0, Math.max(0, Math.min(400, -plan.start - 3))));
  return {
    person: {
      id: world.event.id(`person:${plan.index}:${i}`, world.calendar.at(from, 10 * 60)),
      name,
      called: honorific + name,
      gender,
      post,
      title: isBig && BIG_TITLES.has(i) ? office.big.roles[i] : undefined,
      email: `${slug(name, '.')}@${plan.domain}`,
      number: random.int(0, 999),
    },
    from,
    until: undefined,
    main: true,
    first: true,
  };
}

/** What a person is, in the words of a language. */
export function titleOf({ title, post, gender }: Person, { names }: Words): string {
  return title ?? names.titles[post][gender === 'm' ? 0 : 1];
}

/** Who is there on a day, the first ones first. */
export function peopleOn({ ties }: CompanyPlan, day: number): Person[] {
  return ties.filter(({ from, until }) => from <= day && (until === undefined || until > day)).map(({ person }) => person);
}

export function landlineOf({ market, index }: CompanyPlan): string {
  return telephone(market.places.landline, (index * 37) % 1_000);
}
