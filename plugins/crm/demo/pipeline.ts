import type { DemoBatch, DemoRecord } from 'vinculo/plugin';
import type { World } from '#plugins/crm/demo/world.ts';

export interface Pipeline {
  readonly id: string;
  /** Ids, in order. */
  readonly steps: readonly string[];
  /** What has to be made when the installation has none. Always as many batches. */
  readonly batches: readonly DemoBatch[];
}

const COLORS = ['gray', 'blue', 'violet', 'amber', 'teal'];
const PROBABILITIES = ['10', '25', '50', '70', '90'];

/** The one that is there, with its steps; one of our own where there is none to use. */
export async function findPipeline(world: World): Promise<Pipeline> {
  const { event, calendar, home } = world;
  const at = calendar.at(-1_125, 600);
  const ownId = event.id('pipeline', at);
  for (const { id } of await event.records('pipeline').find({ sort: 'position', limit: 20 })) {
    const steps = await event.records('step').find({ filter: { field: 'pipeline', op: 'eq', value: id }, sort: 'position', limit: 50 });
    if (id === ownId || steps.length === 0) continue;
    return {
      id,
      steps: steps.map((step) => step.id),
      batches: [
        { entity: 'pipeline', records: [] },
        { entity: 'step', records: [] },
      ],
    };
  }
  const by = event.user.id;
  const { name, steps } = home.words.office.pipeline;
  const records: DemoRecord[] = steps.map((step, i) => ({
    id: event.id(`step:${i}`, at),
    at,
    by,
    values: { name: step, pipeline: ownId, position: i + 1, probability: PROBABILITIES[i], color: COLORS[i] },
  }));
  return {
    id: ownId,
    steps: records.map(({ id }) => id),
    batches: [
      { entity: 'pipeline', records: [{ id: ownId, at, by, values: { name, position: 1 } }] },
      { entity: 'step', records },
    ],
  };
}
