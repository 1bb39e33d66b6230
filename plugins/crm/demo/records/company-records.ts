import type { DemoRecord } from 'vinculo/plugin';
import { type CompanyPlan, landlineOf, type Tie, titleOf } from '#plugins/crm/demo/plan/company-plan.ts';
import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import { telephone } from '#plugins/crm/demo/staff.ts';
import { authorOf, type Teller } from '#plugins/crm/demo/story/story.ts';
import type { World } from '#plugins/crm/demo/world.ts';

export function companyRecord(teller: Teller, leads: readonly LeadPlan[], parent: string | undefined): DemoRecord {
  const { world, company } = teller;
  const { calendar } = world;
  const at = (day: number, minutes: number) => calendar.at(calendar.workday(day), minutes);
  const won = leads.find((lead) => lead.status === 'won')?.ended;
  const becameClient = company.kind === 'client' || company.kind === 'former_client';
  const started = becameClient && won === undefined && company.start < -1 ? company.kind : becameClient ? 'prospect' : company.kind;
  const changes = [
    ...(becameClient && won !== undefined
      ? [{ at: at(won, 17 * 60), by: authorOf(teller, 'owner', won).id, set: { kind: 'client' } }]
      : []),
    ...(company.kind === 'former_client'
      ? [{ at: at(Math.min(-5, (won ?? -60) + 40), 16 * 60), by: authorOf(teller, 'owner', -5).id, set: { kind: 'former_client' } }]
      : []),
  ];
  return {
    id: company.id,
    at: calendar.at(company.start, 9 * 60),
    by: authorOf(teller, 'reception', company.start).id,
    values: { ...addressOf(world, company), ...factsOf(world, company), kind: started, parent: parent ?? null },
    ...(changes.length > 0 && { changes }),
  };
}

function addressOf(world: World, { market, town, random, domain, index, ...company }: CompanyPlan): DemoRecord['values'] {
  const { places } = market;
  const [city = '', region = '', postal = ''] = places.towns[town] ?? [];
  return {
    phone: landlineOf({ market, town, random, domain, index, ...company }),
    email: `info@${domain}`,
    website: `https://${domain}`,
    address: places.address(random.pick(places.streets), random.int(2, 190)),
    postal_code: telephone(postal, random.int(0, 999_999)).replaceAll('X', () => random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])),
    city,
    region,
    country: places.country[world.home.language.slice(0, 2) as 'en' | 'pt' | 'es'],
  };
}

function factsOf(world: World, { name, market, sector, random, index, owner, payer, kind }: CompanyPlan): DemoRecord['values'] {
  const { office, names } = world.home.words;
  const employees = random.pick([4, 7, 9, 12, 15, 18, 24, 30, 42, 55, 80, 140]);
  const isPayer = kind === 'client' || kind === 'former_client';
  return {
    name,
    legal_name: `${name}${market.places.legal}`,
    sector: names.sectors[sector].label,
    owner: owner.id,
    team: owner.team,
    employees,
    annual_revenue: world.money(employees * random.int(55, 130) * 1_000),
    founded_in: random.int(1928, 2019),
    reference: `D-${String(index + 1).padStart(5, '0')}`,
    notes: isPayer && payer !== 'usual' ? office.payers[payer] : null,
  };
}

export function personRecord({ world, company }: Teller, { person, from }: Tie): DemoRecord {
  const { calendar } = world;
  const { random, market } = company;
  return {
    id: person.id,
    at: calendar.at(from, 10 * 60),
    by: company.owner.role === 'administrator' ? world.event.user.id : company.owner.id,
    values: {
      name: person.name,
      salutation: person.gender === 'm' ? 'mr' : 'ms',
      address_as: random.chance(0.7) ? 'formal' : 'informal',
      job_title: titleOf(person, market.words),
      email: person.email,
      mobile: random.chance(0.7) ? telephone(market.places.mobile, person.number) : null,
      phone: random.chance(0.5) ? landlineOf(company) : null,
    },
  };
}

export function affiliationRecord({ world, company }: Teller, { person, from, until, main }: Tie, no: number): DemoRecord {
  const { calendar, event } = world;
  const at = calendar.at(from, 10 * 60 + 5);
  const by = company.owner.id;
  const role = titleOf(person, company.market.words);
  return {
    id: event.id(`affiliation:${company.index}:${no}`, at),
    at,
    by,
    values: { person: person.id, company: company.id, role, from: calendar.date(from), primary: main, main_contact: no === 0 },
    ...(until !== undefined && {
      changes: [
        { at: calendar.at(Math.min(until, -1), 9 * 60), by, set: { to: calendar.date(until), primary: false, main_contact: false } },
      ],
    }),
  };
}
