import { sql } from '#core/kit/sql.ts';
import type { LoadCase, Script } from '#scripts/bench/cases/load-case.ts';
import type { Call, Side } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';

interface Place {
  readonly id: string;
  readonly version: number;
  readonly step: string;
}

export const moveLead: LoadCase = {
  key: 'move',
  title: 'move a lead to another step',
  goal: 0.5,
  script: async (stage, side): Promise<Script> => {
    const places = await openLeads(stage, side, 'load');
    const steps = [...new Set(places.map(({ step }) => step))].sort();
    const samples = (await openLeads(stage, side, 'samples')).slice(0, 3).map((place, i) => move(place, otherStep(steps, place.step, i)));
    return { samples, traffic: movingLeads(places, steps) };
  },
  facts: ({ data }) => ({ changed: data.version > 1, status: data.status, hasStep: typeof data.step }),
};

const PARTS = ['samples', 'load', 'busy', 'live'] as const;

/** Open leads that belong to one of the servers, and to one purpose, in this bench: each server knows only of its own writes. */
export async function openLeads({ database, ours }: Stage, side: Side, purpose: (typeof PARTS)[number]): Promise<Place[]> {
  const part = PARTS.indexOf(purpose) * 2 + (side === ours ? 0 : 1);
  const rows = await database.tuples(
    sql`SELECT id, version, step FROM entity.lead WHERE deleted_at IS NULL AND status = 'to_do' AND hashtextextended(id::text, 2) & 7 = ${part}
      ORDER BY hashtextextended(id::text, 3)`,
  );
  return rows.map(([id, version, step]) => ({ id: String(id), version: Number(version), step: String(step) }));
}

export function move({ id, version }: Place, step: string): Call {
  return { method: 'PATCH', path: `/records/lead/${id}`, headers: { 'if-match': `"${version}"` }, body: { step } };
}

export function otherStep(steps: readonly string[], step: string, turn: number): string {
  const at = steps.indexOf(step);
  return steps[(at + 1 + (turn % (steps.length - 1))) % steps.length] as string;
}

/** Each lead waits for its answer before it is moved again: the answer tells the version. */
export function movingLeads(places: readonly Place[], steps: readonly string[]) {
  const free = [...places];
  let turn = 0;
  return {
    next: (): Call => {
      const place = free.shift();
      if (!place) throw new Error('more connections than leads to move');
      turn += 1;
      return move(place, otherStep(steps, place.step, turn));
    },
    answered: (status: number, body: string) => {
      if (status === 200) free.push(JSON.parse(body).data);
    },
  };
}
