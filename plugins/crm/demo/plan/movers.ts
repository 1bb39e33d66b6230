import type { CompanyPlan } from '#plugins/crm/demo/plan/company-plan.ts';
import { BIG } from '#plugins/crm/demo/plan/company-plan.ts';

/** Somebody who went from one company to another. */
export interface Move {
  readonly from: CompanyPlan;
  readonly to: CompanyPlan;
  readonly personId: string;
  /** The first day at the new place. */
  readonly day: number;
}

/** People change company, and some work for two. Only among companies that are made together. */
export function movePeople(plans: readonly CompanyPlan[]): Move[] {
  const moves: Move[] = [];
  for (const plan of plans) {
    const { random, ties, index } = plan;
    const at = ties.length - 1;
    const tie = ties[at];
    const others = plans.filter((other) => other !== plan && other.market === plan.market && other.index !== BIG);
    if (!tie?.first || index === BIG || at === 0 || others.length === 0) continue;
    const to = random.pick(others);
    const chance = random.next();
    const earliest = Math.max(tie.from + 60, to.start + 30);
    if (chance < 0.16 && earliest < -20) {
      const day = random.int(earliest, -15);
      ties[at] = { ...tie, until: day - 10 };
      to.ties.push({ person: tie.person, from: day, until: undefined, main: true, first: false });
      moves.push({ from: plan, to, personId: tie.person.id, day });
    } else if (chance < 0.22) {
      to.ties.push({ person: tie.person, from: Math.max(tie.from, to.start), until: undefined, main: false, first: false });
    }
  }
  return moves;
}
