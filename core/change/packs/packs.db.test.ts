import { describe, expect, it, test } from 'vitest';
import { loadPacks } from '#core/change/packs/packs.ts';
import { checkAgainst } from '#core/schema/definition-problem.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import { addMember, buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { newField } from '#core/test/send-change.ts';

type Json = Readonly<Record<string, unknown>>;

async function started() {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (method: 'GET' | 'POST', url: string, body?: Json) => app.send({ as, method, url, ...(body && { body }) });
  return { app, as, send };
}

const packs = loadPacks();

test.each([...packs.keys()])('the pack %s says what a pack may say, in three languages', (id) => {
  const pack = packs.get(id);
  expect(checkAgainst(metaValidator('pack'), pack)).toEqual([]);
  const labels: Record<string, unknown>[] = [];
  JSON.stringify(pack, (key, value) => {
    if (key === 'x-label' || key === 'label' || key === 'message' || key === 'description') labels.push(value);
    return value;
  });
  for (const label of labels) expect(label).toMatchObject({ en: expect.anything(), pt: expect.anything(), es: expect.anything() });
});

describe('a starter pack', () => {
  it.each([...packs.keys()])(
    '%s is installed, used, taken away with nothing left to see, and has its data when it comes back',
    async (id) => {
      const { app, as, send } = await started();
      const before = (await send('GET', '/schema')).body.entities;
      const pack = packs.get(id);
      const first = pack?.entities[0];
      expect((await send('POST', `/packs/${id}/install?dryRun=true`)).body.steps).toContainEqual(
        expect.objectContaining({ kind: 'create_entity', entity: first?.['x-entity'].name }),
      );
      expect((await send('POST', `/packs/${id}/install`)).status).toBe(200);
      expect((await send('GET', '/packs')).body.data).toContainEqual(expect.objectContaining({ id, installed: true }));
      const company = (await send('POST', '/records/company', { name: 'Vidraria Norte' })).body.data;
      const values = { [first?.['x-entity'].titleField as string]: 'Primeiro', company: company.id };
      const url = `/records/${first?.['x-entity'].name}`;
      const record = await send('POST', url, values);
      expect(record.body.errors).toBeUndefined();
      expect((await send('POST', `${url}/query`, {})).body.data).toHaveLength(1);
      // Installing it again changes nothing.
      expect((await send('POST', `/packs/${id}/install`)).body.plan.steps).toEqual([]);
      expect((await send('POST', `/packs/${id}/uninstall`)).status).toBe(200);
      const after = (await send('GET', '/schema')).body.entities;
      expect(withoutCounts(after)).toEqual(withoutCounts(before));
      await send('POST', `/packs/${id}/install`);
      expect((await send('GET', `${url}/${record.body.data.id}`)).body.data).toMatchObject(values);
      const member = await addMember(app, as);
      expect((await app.send({ as: member, method: 'POST', url: `/packs/${id}/uninstall` })).status).toBe(403);
    },
  );

  it('is not installed any more once its installation is undone, and can be again', async () => {
    const { send } = await started();
    const isInstalled = async () => (await send('GET', '/packs')).body.data.find(({ id }: Json) => id === 'bakery').installed;
    const { revision } = (await send('POST', '/packs/bakery/install')).body;
    expect(await isInstalled()).toBe(true);
    await send('POST', `/revisions/${revision}/undo`);
    expect(await isInstalled()).toBe(false);
    expect((await send('POST', '/packs/bakery/install')).status).toBe(200);
    expect(await isInstalled()).toBe(true);
    expect((await send('GET', '/records/bakery_standing_order')).status).toBe(200);
  });

  it('stays while something of the administrators counts on it', async () => {
    const { app, send } = await started();
    await send('POST', '/packs/bakery/install');
    const overlays = { task: { properties: { x_order: newField('relation_one', { 'x-relation': { target: 'bakery_standing_order' } }) } } };
    const base = app.engine.registry.current().revision;
    expect((await send('POST', '/changes', { base, overlays })).status).toBe(200);
    expect(await send('POST', '/packs/bakery/uninstall')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/overlays/task/properties/x_order/x-relation/target', code: 'definition.target' }] },
    });
    expect((await send('POST', '/packs/nothing/install')).status).toBe(404);
  });
});

function withoutCounts(entities: readonly Json[]): unknown {
  return entities.map(({ records: _, ...entity }) => entity);
}
