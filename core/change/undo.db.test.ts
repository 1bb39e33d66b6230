import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (label: string) => ({ 'x-type': 'text', 'x-label': { en: label } });

async function started() {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: Json) => app.send({ as, method, url, ...(body && { body }) });
  const revision = () => app.engine.registry.current().revision;
  const company = async (overlay: Json) => {
    const reply = await send('POST', '/changes', { base: revision(), overlays: { company: overlay } });
    expect(reply.body.errors).toBeUndefined();
    return reply.body.revision as number;
  };
  const overlay = async () => (await send('GET', '/schema/company')).body.overlay;
  const undo = (n: number, query = '') => send('POST', `/revisions/${n}/undo${query}`);
  return { app, send, revision, company, overlay, undo };
}

describe('a revision', () => {
  it('tells who changed what, leaf by leaf', async () => {
    const { send, company } = await started();
    const n = await company({ properties: { x_a: text('Alpha'), phone: { 'x-label': { en: 'Telephone' } } } });
    const { body } = await send('GET', `/revisions/${n}`);
    expect(body).toMatchObject({
      revision: n,
      undoable: true,
      summary: { en: 'Add the field Alpha to Company; Change names, order or requirements in Company' },
    });
    expect(body.changes).toMatchObject([{ layer: 'admin', entity: 'company', kind: 'extension' }]);
    expect(body.changes[0].leaves.map(({ path }: { path: string }) => path)).toContain('/properties/phone/x-label/en');
    expect((await send('GET', '/revisions')).body.data[0]).toMatchObject({ revision: n });
    expect((await send('GET', '/revisions/9999')).status).toBe(404);
    expect((await send('GET', '/revisions/1')).body.undoable).toBe(false);
  });

  it('is undone without what came after it, and that can be undone as well', async () => {
    const { send, company, overlay, undo } = await started();
    const first = await company({ properties: { x_a: text('Alpha') } });
    const record = (await send('POST', '/records/company', { name: 'Kept', x_a: 'value' })).body.data;
    await company({ properties: { ...(await overlay()).properties, x_b: text('Beta') } });
    const dry = await undo(first, '?dryRun=true');
    expect(dry.body).toMatchObject({ severity: 'breaking', steps: [{ kind: 'retire_field', field: 'x_a' }] });
    const undone = await undo(first);
    expect(Object.keys((await overlay()).properties)).toEqual(['x_b']);
    expect((await send('GET', `/records/company/${record.id}`)).body.data).not.toHaveProperty('x_a');
    expect((await undo(undone.body.revision)).body.plan.steps).toMatchObject([{ kind: 'restore_field', field: 'x_a' }]);
    expect((await send('GET', `/records/company/${record.id}`)).body.data).toMatchObject({ x_a: 'value' });
    // Undoing what is undone already changes nothing.
    const again = await undo(undone.body.revision);
    expect(again.body.plan.steps).toEqual([]);
  });

  it('is left alone where a later one changed the same, which is named', async () => {
    const { company, overlay, undo, revision } = await started();
    const first = await company({ properties: { phone: { 'x-label': { en: 'Telephone' } } } });
    await company({ properties: { ...(await overlay()).properties, phone: { 'x-label': { en: 'Call' } } } });
    const before = revision();
    expect(await undo(first)).toMatchObject({
      status: 409,
      body: {
        code: 'REVISION_OVERLAPS',
        overlaps: [{ entity: 'company', path: '/properties/phone/x-label/en', now: 'Call', from: 'Telephone' }],
      },
    });
    expect(revision()).toBe(before);
  });

  it('that made an entity is undone by retiring it, with its records', async () => {
    const { send, revision, undo } = await started();
    const entity = {
      'x-entity': { titleField: 'name' },
      'x-label': { en: { one: 'Machine', many: 'Machines' } },
      properties: { name: { ...text('Name'), maxLength: 100 } },
    };
    const made = (await send('POST', '/changes', { base: revision(), entities: { x_machine: entity } })).body.revision;
    const record = (await send('POST', '/records/x_machine', { name: 'Kiln' })).body.data;
    const undone = await undo(made);
    expect((await send('GET', '/records/x_machine')).status).toBe(404);
    await undo(undone.body.revision);
    expect((await send('GET', `/records/x_machine/${record.id}`)).body.data).toMatchObject({ name: 'Kiln' });
  });

  it('that is still giving a field another type is undone by leaving the field what it is', async () => {
    const { app, send, company, overlay, undo } = await started();
    await company({ properties: { x_a: text('Alpha') } });
    // Somebody who has not heard of it yet: nothing is moved so long.
    await app.engine.database.run(sql`INSERT INTO vinculo.node (id, revision) VALUES (gen_random_uuid(), 1)`);
    const converting = await company({ properties: { x_a: { ...text('Alpha'), 'x-type': 'integer' } } });
    const dry = await undo(converting, '?dryRun=true');
    expect(dry.body.steps).toMatchObject([{ kind: 'change_type', severity: 'safe', field: 'x_a' }]);
    expect((await undo(converting)).body.revision).toBe(converting + 1);
    expect((await send('GET', '/schema/tasks')).body.data[0]).toMatchObject({ kind: 'change_type', state: 'cancelled' });
    expect((await overlay()).properties.x_a['x-type']).toBe('text');
    expect((await undo(converting)).body.plan.steps).toEqual([]);
  });

  it('that came with the product stays', async () => {
    const { undo } = await started();
    expect(await undo(1)).toMatchObject({ status: 409, body: { code: 'REVISION_FINAL' } });
  });

  it('is undone only where the result holds together', async () => {
    const { company, overlay, undo } = await started();
    const first = await company({ properties: { x_a: text('Alpha') } });
    const { properties } = await overlay();
    await company({ properties, 'x-rule': [{ when: { field: 'x_a', op: 'empty' }, require: ['phone'], message: { en: 'Call' } }] });
    expect(await undo(first)).toMatchObject({ status: 422, body: { code: 'CHANGE_INVALID' } });
  });
});
