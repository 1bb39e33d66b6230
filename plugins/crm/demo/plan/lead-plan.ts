import { type Machine, machinesFor, priceOf, type Service, services } from '#plugins/crm/demo/catalogue.ts';
import { BIG, type CompanyPlan } from '#plugins/crm/demo/plan/company-plan.ts';
import type { Loss } from '#plugins/crm/demo/words/words.ts';
import type { World } from '#plugins/crm/demo/world.ts';

export type Status = 'to_do' | 'standby' | 'won' | 'lost' | 'cancelled';

export interface LeadPlan {
  readonly id: string;
  readonly no: number;
  readonly product: Machine | Service;
  readonly isService: boolean;
  readonly first: boolean;
  readonly euros: number;
  /** The days it reached each step; the first one is its beginning. */
  readonly days: readonly number[];
  readonly status: Status;
  /** The day it was closed or put on standby. */
  readonly ended: number | undefined;
  readonly loss: Loss | undefined;
  readonly wakeDay: number | undefined;
  readonly expected: number;
}

const WAKES = [1, 2, 4, 7, 12, 20, 33, 48, 60, 90, 120];
const OPEN_TOO_LONG = 0.12;
/** The ways of the invented leads have five; pipelines may have more or fewer. */
export const STEPS = 5;

export function planLeads(world: World, plan: CompanyPlan): LeadPlan[] {
  if (plan.index === BIG) return [];
  return startsOf(plan).map((start, no) => planLead(world, plan, { start, no }));
}

function startsOf({ kind, random, start }: CompanyPlan): number[] {
  if (kind === 'partner' || kind === 'supplier') return [];
  const weights: Readonly<Record<string, number>> =
    kind === 'client' ? { '1': 6, '2': 20, '3': 28, '4': 23, '5': 14, '6': 9 } : { '1': 60, '2': 40 };
  const count = kind === 'former_client' ? 2 : Number(random.weighted(weights));
  const starts = [start + random.int(0, 6)];
  while (starts.length < count) {
    const recent = random.chance(0.3);
    const earliest = recent ? Math.max(start + 20, -95) : start + 30;
    starts.push(random.int(Math.min(earliest, -3), -2));
  }
  return starts.map((day) => Math.min(day, -1)).sort((a, b) => a - b);
}

function planLead(world: World, plan: CompanyPlan, { start, no }: { start: number; no: number }): LeadPlan {
  const { random } = plan;
  const first = no === 0;
  const isService = !first && random.chance(0.28);
  const product = isService ? random.pick(services) : random.pick(machinesFor(plan.sector));
  const age = -start;
  const mustWin = first && (plan.kind === 'client' || plan.kind === 'former_client');
  const wished = isService ? random.int(10, 45) : random.int(22, 95);
  const cycle = mustWin ? Math.min(wished, age - 12) : wished;
  const outcome = outcomeOf(plan, { age, cycle, mustWin });
  const quantity = isService ? random.int(1, 3) : Number(random.weighted({ '1': 80, '2': 16, '3': 4 }));
  const reached = stepsReached(outcome, { age, cycle, random });
  const days = Array.from({ length: reached }, (_, step) => start + Math.round((cycle * step) / STEPS));
  const ended =
    outcome === 'to_do' ? undefined : outcome === 'standby' ? (days.at(-1) ?? start) + Math.min(4, age - 1) : Math.min(-1, start + cycle);
  return {
    id: world.event.id(`lead:${plan.index}:${no}`, world.calendar.at(start, 11 * 60)),
    no,
    product,
    isService,
    first,
    euros: Math.round(priceOf(product) * quantity * (0.92 + random.next() * 0.22)),
    days: days.map((day) => Math.min(day, -1)),
    status: outcome,
    ended: ended === undefined ? undefined : Math.min(-1, ended),
    loss: outcome === 'lost' ? lossOf(isService, plan) : undefined,
    wakeDay: outcome === 'standby' ? world.next('wake', WAKES) : undefined,
    expected: outcome === 'to_do' && random.chance(0.2) ? -random.int(1, 25) : outcome === 'to_do' ? random.int(3, 75) : start + cycle,
  };
}

interface Course {
  readonly age: number;
  readonly cycle: number;
  readonly mustWin: boolean;
}

function outcomeOf({ random, kind }: CompanyPlan, { age, cycle, mustWin }: Course): Status {
  if (mustWin) return 'won';
  const open = age < cycle || random.chance(OPEN_TOO_LONG);
  if (open && age < 200) return random.chance(0.2) && age > 6 ? 'standby' : 'to_do';
  if (kind === 'prospect') return random.weighted({ lost: 62, cancelled: 16, standby: 22 });
  return random.weighted({ won: 52, lost: 34, cancelled: 8, standby: 6 });
}

function stepsReached(outcome: Status, { age, cycle, random }: { age: number; cycle: number; random: CompanyPlan['random'] }): number {
  if (outcome === 'won') return STEPS;
  if (outcome === 'lost') return random.int(2, STEPS);
  if (outcome === 'cancelled') return random.int(1, 4);
  return Math.max(1, Math.min(STEPS, 1 + Math.floor((Math.min(age, cycle * 0.99) / cycle) * STEPS)));
}

function lossOf(isService: boolean, { random }: CompanyPlan): Loss {
  if (isService) return 'serviceLost';
  return random.weighted({ lostPrice: 34, lostRival: 24, lostBudget: 18, lostSilence: 16, lostFit: 8 });
}
