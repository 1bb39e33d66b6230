import type { BeforeHook } from 'vinculo/plugin';

type Records = Parameters<BeforeHook>[0]['records'];

/** A new lead needs only a name: it starts in the first step of the pipeline chosen, or of the first pipeline. */
export const placeLead: BeforeHook = async ({ record, records }) => {
  if (record['step']) return record['pipeline'] ? {} : { set: { pipeline: await pipelineOf(record['step'], records) } };
  const pipeline = record['pipeline'] ?? (await records('pipeline').find({ sort: 'position', limit: 1 }))[0]?.id;
  if (typeof pipeline !== 'string') return {};
  return { set: { pipeline, step: await firstStep(pipeline, records) } };
};

/** In another pipeline a lead begins again, unless its step was chosen with it. */
export const changePipeline: BeforeHook = async ({ record, changed, records }) => {
  const { pipeline, step } = record;
  if (changed.includes('step') || typeof pipeline !== 'string' || (step && (await pipelineOf(step, records)) === pipeline)) return {};
  return { set: { step: await firstStep(pipeline, records) } };
};

async function firstStep(pipeline: string, records: Records): Promise<string | null> {
  const [step] = await records('step').find({ filter: { field: 'pipeline', op: 'eq', value: pipeline }, sort: 'position', limit: 1 });
  return step?.id ?? null;
}

async function pipelineOf(step: unknown, records: Records): Promise<unknown> {
  const [found] = await records('step').find({ filter: { field: 'id', op: 'eq', value: step }, limit: 1 });
  return found?.['pipeline'] ?? null;
}

const FINAL = new Set(['won', 'lost', 'cancelled']);

/** A lead that is won, lost or cancelled was closed that day; one that is taken up again is not closed any more. */
export const closeLead: BeforeHook = async ({ record, before, changed, today }) => {
  const isFinal = FINAL.has(String(record['status']));
  const wasFinal = FINAL.has(String(before?.['status']));
  if (isFinal && !record['closed_on']) return { set: { closed_on: today } };
  if (!isFinal && wasFinal && !changed.includes('closed_on')) return { set: { closed_on: null } };
  return {};
};
