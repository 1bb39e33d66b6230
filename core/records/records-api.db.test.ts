import { describe, expect, it } from 'vitest';
import { addMember, buildTestApp, setUpApp } from '#core/test/build-app.ts';

const plugins = [new URL('../../plugins', import.meta.url).pathname];

describe('records over the API', () => {
  it('creates, reads, changes, lists, removes and restores a record', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const company = await app.send({
      as,
      method: 'POST',
      url: '/records/company',
      body: { name: 'Cerâmicas Montejunto', city: 'Alenquer' },
    });
    expect(company.status).toBe(201);
    const lead = await app.send({
      as,
      method: 'POST',
      url: '/records/lead',
      body: { name: 'Videovigilância', company: company.body.data.id, amount: { value: '46320', currency: 'EUR' } },
    });
    expect(lead.body).toMatchObject({ data: { name: 'Videovigilância', amount: { value: '46320.00', currency: 'EUR' }, status: 'to_do' } });
    const got = await app.send({ as, url: `/records/lead/${lead.body.data.id}?include=company,step,owner` });
    expect(got.body.included.company[company.body.data.id].name).toBe('Cerâmicas Montejunto');
    const list = await app.send({
      as,
      url: `/records/lead?filter=${encodeURIComponent(JSON.stringify({ field: 'company.city', op: 'contains', value: 'alen' }))}&sort=-amount`,
    });
    expect(list.body.page.total).toBe(1);
    const changed = await app.send({
      as,
      method: 'PATCH',
      url: `/records/lead/${lead.body.data.id}`,
      body: { status: 'won' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.body.data).toMatchObject({ status: 'won', version: 2 });
    expect(changed.body.data.closed_on).toMatch(/^\d{4}-/);
    const stale = await app.send({
      as,
      method: 'PATCH',
      url: `/records/lead/${lead.body.data.id}`,
      body: { name: 'x' },
      headers: { 'if-match': '"1"' },
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'RECORD_CONFLICT', current: { version: 2 } } });
    expect((await app.send({ as, method: 'DELETE', url: `/records/lead/${lead.body.data.id}` })).status).toBe(204);
    expect((await app.send({ as, url: `/records/lead/${lead.body.data.id}` })).status).toBe(404);
    expect((await app.send({ as, method: 'POST', url: `/records/lead/${lead.body.data.id}/restore` })).body.data.version).toBe(4);
  });

  it('lets a member work but not change the schema', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const member = await addMember(app, as);
    expect((await app.send({ as: member, method: 'POST', url: '/records/company', body: { name: 'Acme' } })).status).toBe(201);
    const change = {
      base: 1,
      overlays: { lead: { 'x-extends': 'lead', properties: { x_kind: { 'x-type': 'text', 'x-label': { en: 'Kind' } } } } },
    };
    expect(await app.send({ as: member, method: 'POST', url: '/changes', body: change })).toMatchObject({
      status: 403,
      body: { code: 'ADMINISTRATOR_ONLY' },
    });
  });

  it('adds a field while the system runs', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const lead = await app.send({ as, method: 'POST', url: '/records/lead', body: { name: 'One' } });
    const field = {
      'x-type': 'choice',
      'x-label': { en: 'Kind', pt: 'Tipo' },
      'x-options': [
        { value: 'new', label: { en: 'New' } },
        { value: 'renewal', label: { en: 'Renewal' } },
      ],
    };
    const { body: schema } = await app.send({ as, url: '/schema' });
    const change = { base: schema.revision, overlays: { lead: { 'x-extends': 'lead', properties: { x_kind: field } } } };
    const plan = await app.send({ as, method: 'POST', url: '/changes?dryRun=true', body: change });
    expect(plan.body).toMatchObject({ severity: 'safe', steps: [{ kind: 'add_field', field: 'x_kind' }] });
    const applied = await app.send({ as, method: 'POST', url: '/changes', body: change });
    expect(applied.body.revision).toBe(schema.revision + 1);
    const patched = await app.send({ as, method: 'PATCH', url: `/records/lead/${lead.body.data.id}`, body: { x_kind: 'renewal' } });
    expect(patched.body.data.x_kind).toBe('renewal');
  });

  it('pages through every record by a field that some of them lack, also when it was made required later', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const field = { 'x-type': 'text', 'x-label': { en: 'Q' } };
    const change = (required: string[]) => ({
      base: app.engine.registry.current().revision,
      overlays: { product: { 'x-extends': 'product', properties: { x_q: field }, required } },
    });
    await app.send({ as, method: 'POST', url: '/changes', body: change([]) });
    for (let i = 0; i < 7; i += 1)
      await app.send({ as, method: 'POST', url: '/records/product', body: { name: `P${i}`, ...(i < 2 && { x_q: `q${i}` }) } });
    expect((await app.send({ as, method: 'POST', url: '/changes', body: change(['x_q']) })).status).toBe(200);
    for (const sort of ['x_q', '-x_q', 'deleted_at', '-updated_by', 'name', '-created_at']) {
      const names: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await app.send({
          as,
          url: `/records/product?sort=${sort}&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        });
        names.push(...body.data.map((record: { name: string }) => record.name));
        cursor = body.page.next;
      }
      expect(names.toSorted(), sort).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6']);
    }
  });
});
