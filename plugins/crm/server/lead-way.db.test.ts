import { beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile } from '#core/test/import-file.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let as: Session;

const send = async (method: 'POST' | 'PATCH', url: string, body: unknown) => {
  const reply = await app.send({ as, method, url: `/records/${url}`, body });
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
  return reply.body.data;
};
const read = async (id: string) => (await app.send({ as, url: `/records/lead/${id}` })).body.data;

/** Two product lines, each with a pipeline of its own, and a product that belongs to none. */
async function lines() {
  const line = async (name: string, position: number) => {
    const pipeline = (await send('POST', 'pipeline', { name, position })).id as string;
    const steps: string[] = [];
    for (const [at, step] of ['First', 'Second'].entries())
      steps.push((await send('POST', 'step', { name: `${name} ${step}`, pipeline, position: at + 1 })).id);
    return { pipeline, steps, product: (await send('POST', 'product', { name: `${name} product`, pipeline })).id as string };
  };
  return {
    ovens: await line('Ovens', 10),
    service: await line('Service', 11),
    plain: (await send('POST', 'product', { name: 'Plain' })).id,
  };
}

beforeEach(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
});

describe('the product of a lead', () => {
  it('brings its pipeline along, with the first step of it', async () => {
    const { ovens, plain } = await lines();
    expect(await send('POST', 'lead', { name: 'A', product: ovens.product })).toMatchObject({
      pipeline: ovens.pipeline,
      step: ovens.steps[0],
    });
    const other = await send('POST', 'lead', { name: 'B', product: plain });
    expect([ovens.pipeline, undefined, null]).not.toContain(other.pipeline);
  });

  it('never overrules a pipeline that was chosen by hand', async () => {
    const { ovens, service } = await lines();
    const lead = await send('POST', 'lead', { name: 'A', product: ovens.product, pipeline: service.pipeline });
    expect(lead).toMatchObject({ pipeline: service.pipeline, step: service.steps[0] });
    await send('PATCH', `lead/${lead.id}`, { product: service.product });
    await send('PATCH', `lead/${lead.id}`, { pipeline: ovens.pipeline });
    expect(await send('PATCH', `lead/${lead.id}`, { product: ovens.product, pipeline: service.pipeline })).toMatchObject({
      pipeline: service.pipeline,
    });
  });

  it('brings the other pipeline along when it changes, where the former one came with the product', async () => {
    const { ovens, service, plain } = await lines();
    const lead = await send('POST', 'lead', { name: 'A', product: ovens.product });
    await send('PATCH', `lead/${lead.id}`, { step: ovens.steps[1] });
    expect(await send('PATCH', `lead/${lead.id}`, { product: service.product })).toMatchObject({
      pipeline: service.pipeline,
      step: service.steps[0],
    });
    expect(await send('PATCH', `lead/${lead.id}`, { product: plain })).toMatchObject({ pipeline: service.pipeline });
    const chosen = await send('POST', 'lead', { name: 'B', product: ovens.product, pipeline: service.pipeline, step: service.steps[1] });
    await send('PATCH', `lead/${chosen.id}`, { product: plain });
    await send('PATCH', `lead/${chosen.id}`, { product: ovens.product });
    expect(await read(chosen.id)).toMatchObject({ pipeline: service.pipeline, step: service.steps[1] });
  });

  it('does the same in a file', async () => {
    const { ovens, service } = await lines();
    const content = 'name;product;pipeline\nFrom a file;Ovens product;\nBy hand;Ovens product;Service\n';
    const { done } = await importFile(app, { as, entity: 'lead', content, patch: { matchBy: [] } });
    expect(done.counts).toMatchObject({ create: 2, error: 0 });
    const { data } = (await app.send({ as, method: 'POST', url: '/records/lead/query', body: { sort: 'name' } })).body;
    expect(data).toMatchObject([
      { name: 'By hand', pipeline: service.pipeline, step: service.steps[0] },
      { name: 'From a file', pipeline: ovens.pipeline, step: ovens.steps[0] },
    ]);
  });
});
