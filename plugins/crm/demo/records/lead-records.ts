import type { DemoRecord } from 'vinculo/plugin';
import { productId } from '#plugins/crm/demo/catalogue.ts';
import type { Pipeline } from '#plugins/crm/demo/pipeline.ts';
import { BIG, peopleOn, titleOf } from '#plugins/crm/demo/plan/company-plan.ts';
import { type LeadPlan, STEPS } from '#plugins/crm/demo/plan/lead-plan.ts';
import { fillOne } from '#plugins/crm/demo/story/fill.ts';
import { authorOf, type Teller } from '#plugins/crm/demo/story/story.ts';

type Change = NonNullable<DemoRecord['changes']>[number];

/** The step of the real pipeline that is as far as this one of five. */
export function stepAt({ steps }: Pipeline, step: number): string {
  return steps[Math.round((step * (steps.length - 1)) / (STEPS - 1))] as string;
}

export function leadRecord(teller: Teller, lead: LeadPlan, pipeline: Pipeline): DemoRecord {
  const { world, company } = teller;
  const { calendar } = world;
  const [start = -1] = lead.days;
  const { random, owner } = company;
  const source = lead.first
    ? random.weighted({ internet: 30, word_of_mouth: 24, fair: 18, cold_call: 14, acquaintance: 8, other: 6 })
    : random.weighted({ existing_client: 82, internet: 6, fair: 6, word_of_mouth: 6 });
  return {
    id: lead.id,
    at: calendar.at(start, 11 * 60),
    by: authorOf(teller, lead.first ? 'reception' : 'owner', start).id,
    values: {
      name: leadName(teller, lead),
      company: company.id,
      people: peopleOf(teller, lead),
      product: productId(world, lead.product),
      pipeline: pipeline.id,
      step: stepAt(pipeline, 0),
      status: 'to_do',
      amount: lead.days.length > 2 ? null : world.money(lead.euros),
      started_on: calendar.date(start),
      expected_close: calendar.date(calendar.workday(lead.expected)),
      source,
      description: company.index === BIG ? world.home.words.office.big.description : null,
      owner: owner.id,
      team: owner.team,
    },
    changes: [...moves(teller, lead, pipeline), ...ending(teller, lead)],
  };
}

function leadName({ world, company }: Teller, lead: LeadPlan): string {
  const { office, names } = world.home.words;
  if (company.index === BIG) return office.big.lead;
  const { random, market, sector, town } = company;
  const goods = names.sectors[sector].goods;
  const slots = {
    product: office.products[lead.product].short,
    goods: goods[(company.index + lead.no) % goods.length],
    town: market.places.towns[town]?.[0],
    year: String(world.calendar.year(lead.days[0] ?? -1)),
  };
  const name = fillOne(office.leadNames[lead.isService ? 'service' : 'machine'], slots, { random, gender: 'm' }) ?? slots.product;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function peopleOf({ world, company }: Teller, { days }: LeadPlan): { id: string; role: string; decides: boolean }[] {
  const { office } = world.home.words;
  const there =
    company.index === BIG
      ? company.ties.map(({ person }) => person)
      : peopleOn(company, Math.max(days[0] ?? -1, company.start)).slice(0, 3);
  return there.map((person, i) => ({
    id: person.id,
    role: (company.index === BIG ? office.big.roles[i] : undefined) ?? titleOf(person, world.home.words),
    decides: i === 0 || (company.index === BIG && i === 1),
  }));
}

/** From step to step; the amount is known with the proposal. */
function moves(teller: Teller, lead: LeadPlan, pipeline: Pipeline): Change[] {
  const { calendar, money } = teller.world;
  return lead.days.slice(1).flatMap((day, i): Change[] => {
    const step = i + 1;
    const moved = stepAt(pipeline, step) !== stepAt(pipeline, step - 1);
    const set = { ...(moved && { step: stepAt(pipeline, step) }), ...(step === 2 && { amount: money(lead.euros) }) };
    if (Object.keys(set).length === 0) return [];
    return [{ at: calendar.at(day, 12 * 60 + step), by: authorOf(teller, 'owner', day).id, set }];
  });
}

function ending(teller: Teller, { status, ended, loss, wakeDay }: LeadPlan): Change[] {
  if (ended === undefined) return [];
  const { calendar, home } = teller.world;
  const by = authorOf(teller, 'owner', ended).id;
  const at = calendar.at(ended, 18 * 60);
  if (status === 'standby') return [{ at, by, set: { status, wake_on: calendar.date(wakeDay ?? 30) } }];
  const reason = loss === undefined ? {} : { lost_reason: home.words.office.losses[loss] };
  return [{ at, by, set: { status, closed_on: calendar.date(ended), ...reason } }];
}
