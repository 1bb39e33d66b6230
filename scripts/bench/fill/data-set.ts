import type { Links, Rows } from '#scripts/bench/fill/insert-rows.ts';
import {
  below,
  chance,
  idOf,
  moment,
  oftenSmall,
  oneId,
  oneOf,
  sometimes,
  surname,
  text,
  weighted,
} from '#scripts/bench/fill/sql-values.ts';
import * as words from '#scripts/bench/fill/words.ts';

/** How many records of each entity. */
export interface Sizes {
  readonly company: number;
  readonly person: number;
  readonly affiliation: number;
  readonly lead: number;
  readonly report: number;
  readonly task: number;
}

export function sizesAt(scale: number): Sizes {
  const of = (count: number) => Math.max(1, Math.round(count * scale));
  // A little more than 100,000 persons, so that there are pages behind that depth.
  return { company: of(20_000), person: of(102_500), affiliation: of(100_000), lead: of(50_000), report: of(200_000), task: of(50_000) };
}

/** Ids of what was there before, or is made first. */
export interface Surroundings {
  readonly pipeline: string;
  readonly steps: readonly string[];
}

const USERS = 12;
const named = (kind: string, count: number) => (row: string) => idOf(kind, row, count);

/** Ids by row number, and what every record has. */
function makeIds(sizes: Sizes) {
  const id = (kind: keyof Sizes) => named(kind, sizes[kind]);
  const user = (salt: number) => named('user', USERS)(`1 + ${oftenSmall(USERS, salt)}`);
  const someOf = (kind: keyof Sizes) => (salt: number) => id(kind)(`1 + ${below(sizes[kind], salt)}`);
  const system = (kind: keyof Sizes) => {
    const made = moment('i', sizes[kind]);
    return {
      id: id(kind)('i'),
      version: '1',
      created_at: made,
      updated_at: `${made} + (now() - ${made}) * ${chance(90)} * 0.9`,
      created_by: user(91),
      updated_by: user(92),
    };
  };
  return { id, user, system, someOf, company: id('company')(`1 + ${oftenSmall(sizes.company, 3)}`) };
}

/** Every entity's rows, and the links between them. */
export function dataSet(sizes: Sizes, around: Surroundings): { rows: readonly Rows[]; links: readonly Links[] } {
  return { rows: [...surroundingRows(), ...mainRows(sizes, around)], links: linkRows(sizes) };
}

function surroundingRows(): Rows[] {
  const department = `(ARRAY['Comercial', 'Assistência', 'Financeira', 'Marketing'])[i]`;
  return [
    { entity: 'department', count: 4, values: { id: idOf('department', 'i', 4), name: department } },
    userRows(),
    { entity: 'product', count: 40, values: { id: idOf('product', 'i', 40), name: `${oneOf(words.products, 1)} || ' ' || i` } },
  ];
}

function mainRows(sizes: Sizes, around: Surroundings): Rows[] {
  const { id, user, system, someOf, company } = makeIds(sizes);
  const rows = (entity: keyof Sizes, values: Rows['values']): Rows => ({
    entity,
    count: sizes[entity],
    values: { ...system(entity), ...values },
  });
  return [
    rows('company', { owner: user(4), ...companyValues() }),
    rows('person', personValues()),
    rows('affiliation', {
      person: id('person')(`1 + (i - 1) % ${sizes.person}`),
      company,
      role: oneOf(words.jobs, 5),
      from: `(${moment('i', sizes.affiliation)})::date`,
      to: sometimes(15, 'current_date', 6),
      primary: `${chance(7)} < 0.9`,
    }),
    rows('lead', { owner: user(8), company, ...leadValues(sizes, around) }),
    rows('report', { author: user(9), company, lead: sometimes(60, someOf('lead')(10), 11), ...reportValues(sizes) }),
    rows('task', {
      assignee: user(12),
      company,
      lead: sometimes(60, someOf('lead')(13), 14),
      person: sometimes(30, someOf('person')(15), 16),
      report: sometimes(40, someOf('report')(17), 18),
      ...taskValues(sizes),
    }),
  ];
}

function linkRows(sizes: Sizes): Links[] {
  const { id, someOf } = makeIds(sizes);
  const role = (salt: number) => sometimes(30, oneOf(words.jobs, salt), salt + 1);
  const present = { entity: 'report', field: 'people_present' };
  return [
    {
      ...present,
      count: sizes.report,
      record: id('report')('i'),
      target: someOf('person')(20),
      attributes: { position: '0', role: role(21) },
    },
    {
      ...present,
      count: Math.floor(sizes.report / 4),
      record: id('report')('i * 4'),
      target: someOf('person')(23),
      attributes: { position: '1' },
    },
    {
      entity: 'lead',
      field: 'people',
      count: sizes.lead,
      record: id('lead')('i'),
      target: someOf('person')(24),
      attributes: { position: '0', role: role(25), decides: `${chance(27)} < 0.4` },
    },
  ];
}

function userRows(): Rows {
  const name = `${oneOf(words.firstNames, 30)} || ' ' || ${surname(31)}`;
  return {
    entity: 'user',
    count: USERS,
    values: {
      id: idOf('user', 'i', USERS),
      name,
      active: 'true',
      language: text('pt'),
      country: text('PT'),
      time_zone: text('Europe/Lisbon'),
      department: idOf('department', '1 + i % 4', 4),
    },
  };
}

function phone(salt: number): readonly string[] {
  const digits = `lpad(${below(100_000_000, salt)}::text, 8, '0')`;
  return [`'9' || ${digits}`, `'+3519' || ${digits}`];
}

function money(amount: string): readonly string[] {
  return [amount, `CASE WHEN ${amount} IS NOT NULL THEN 'EUR' END`, amount];
}

function companyValues(): Rows['values'] {
  return {
    name: `${oneOf(words.trades, 32)} || ' ' || ${surname(33)} || ' ' || ${oneOf(words.forms, 34)} || CASE WHEN ${chance(35)} < 0.7 THEN ' ' || i ELSE '' END`,
    kind: weighted({ client: 45, prospect: 35, former_client: 8, partner: 5, supplier: 4 }, 36),
    sector: oneOf(words.sectors, 37),
    city: oneOf(words.cities, 38),
    region: oneOf(words.regions, 39),
    country: oneOf(['Portugal', 'España', 'Brasil'], 40),
    address: `'Rua ' || ${surname(41)} || ' ' || ${below(300, 42)}`,
    website: sometimes(40, `'https://empresa' || i || '.example'`, 43),
    email: sometimes(60, `'geral@empresa' || i || '.example'`, 44),
    phone: phone(45),
    employees: sometimes(50, below(400, 46), 47),
    annual_revenue: money(sometimes(30, `(1000 * ${below(9_000, 48)})::numeric`, 49)),
    notes: sometimes(20, `${oneOf(words.middles, 50)} || ' ' || ${oneOf(words.closings, 51)}`, 52),
  };
}

function personValues(): Rows['values'] {
  return {
    name: `${oneOf(words.firstNames, 53)} || ' ' || ${surname(54)} || ' ' || ${surname(55)}`,
    email: sometimes(80, `'pessoa' || i || '@empresa' || (i % 20000) || '.example'`, 56),
    mobile: phone(57),
    job_title: oneOf(words.jobs, 58),
    notes: sometimes(10, oneOf(words.middles, 59), 60),
  };
}

/** Six of ten are open: to do or on standby. */
const STATUS = weighted({ to_do: 45, standby: 15, won: 18, lost: 17, cancelled: 5 }, 61);

function leadValues(sizes: Sizes, { pipeline, steps }: Surroundings): Rows['values'] {
  const began = moment('i', sizes.lead);
  const final = `${STATUS} IN ('won', 'lost', 'cancelled')`;
  return {
    number: `'L-' || to_char(${began}, 'YYYY') || '-' || lpad(i::text, 6, '0')`,
    name: `${oneOf(words.products, 62)} || ' ' || ${surname(63)} || ' ' || i`,
    product: idOf('product', `1 + ${below(40, 64)}`, 40),
    pipeline: `${text(pipeline)}::uuid`,
    step: oneId([...steps, ...steps.slice(0, 2)], 65),
    status: STATUS,
    wake_on: `CASE WHEN ${STATUS} = 'standby' THEN current_date + ${below(90, 66)} END`,
    lost_reason: `CASE WHEN ${STATUS} = 'lost' THEN ${oneOf(['Preço', 'Prazo', 'Concorrente', 'Sem resposta'], 67)} END`,
    amount: money(sometimes(96, `round((300 * exp(5.5 * ${chance(68)}))::numeric, 2)`, 69)),
    started_on: `(${began})::date`,
    expected_close: `(${began})::date + 20 + ${below(160, 70)}`,
    closed_on: `CASE WHEN ${final} THEN least(current_date, (${began})::date + ${below(120, 71)}) END`,
    source: weighted({ internet: 30, word_of_mouth: 20, existing_client: 25, fair: 10, cold_call: 10 }, 72),
    description: sometimes(50, `${oneOf(words.openings, 73)} || ' ' || ${oneOf(words.middles, 74)}`, 75),
  };
}

function reportValues(sizes: Sizes): Rows['values'] {
  const written = moment('i', sizes.report);
  const next = chance(76);
  return {
    number: `'R-' || to_char(${written}, 'YYYY') || '-' || lpad(i::text, 6, '0')`,
    text: `${oneOf(words.openings, 77)} || ' ' || ${oneOf(words.middles, 78)} || CASE WHEN ${chance(79)} < 0.5 THEN ' ' || ${oneOf(words.middles, 80)} ELSE '' END || ' ' || ${oneOf(words.closings, 81)}`,
    happened_at: `${written} - interval '1 hour' * ${below(48, 82)}`,
    written_at: written,
    department: idOf('department', `1 + ${below(4, 83)}`, 4),
    channel: weighted({ visit: 35, phone: 30, email: 20, meeting: 10, message: 5 }, 84),
    kind: weighted({ follow_up: 40, consultation: 25, sale: 15, complaint: 8 }, 85),
    next_action: `CASE WHEN ${next} < 0.5 THEN ${oneOf(words.todos, 86)} END`,
    next_action_on: `CASE WHEN ${next} < 0.5 THEN (${written})::date + 7 END`,
  };
}

function taskValues(sizes: Sizes): Rows['values'] {
  const made = moment('i', sizes.task);
  const done = `${chance(87)} < 0.7`;
  return {
    title: `${oneOf(words.todos, 88)} || ' ' || ${surname(89)}`,
    due_on: `(${made})::date + ${below(40, 93)}`,
    done,
    done_at: `CASE WHEN ${done} THEN ${made} + interval '1 day' * ${below(30, 94)} END`,
  };
}
