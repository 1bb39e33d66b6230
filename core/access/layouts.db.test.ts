import { describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp } from '#core/test/build-app.ts';

type Json = Readonly<Record<string, unknown>>;

const label = (en: string) => ({ en });
const section = (key: string, fields: readonly string[]) => ({ kind: 'section', key, label: label(key), fields });

async function started() {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const technician = await addMember(app, as, 'Marta Serra');
  const member = await addMember(app, as, 'Vera Nunes');
  const send = (url: string, body: Json, method: 'POST' | 'PATCH' = 'POST') => app.send({ as, method, url, body });
  const team = (await send('/records/team', { name: 'Técnica' })).body.data;
  await send(`/records/user/${technician.userId}`, { teams: [{ id: team.id }] }, 'PATCH');
  const change = (view: Json, more: Json = {}) =>
    send('/changes', { base: app.engine.registry.current().revision, overlays: { company: { ...more, 'x-view': view } } });
  const viewOf = async (session: Session) => (await app.send({ as: session, url: '/schema/company' })).body.entity;
  return { app, as, technician, member, team, change, viewOf };
}

describe('a layout', () => {
  it('is for those whom it names, and leaves the others what they had', async () => {
    const { technician, member, team, change, viewOf } = await started();
    const before = await viewOf(member);
    const layout = {
      key: 'tech',
      label: label('Technicians'),
      for: { teams: [team.id] },
      list: ['name', 'phone'],
      keyFields: ['phone'],
      quickCreate: ['name', 'phone'],
      tabs: [
        {
          key: 'work',
          label: label('Work'),
          items: [section('who', ['name', 'phone']), { kind: 'panel', key: 'past', panel: 'timeline' }],
        },
      ],
    };
    expect((await change({ layouts: [layout] })).status).toBe(200);
    expect(await viewOf(technician)).toMatchObject({
      list: ['name', 'phone'],
      keyFields: ['phone'],
      quickCreate: ['name', 'phone'],
      layouts: [{ key: 'tech', tabs: layout.tabs }],
    });
    const after = await viewOf(member);
    expect([after.list, after.keyFields, after.layouts, after.quickCreate]).toEqual([before.list, before.keyFields, [], undefined]);
  });

  it('may be for records of one kind only, and shows nobody a field they may not see', async () => {
    const { as, member, change, viewOf } = await started();
    const layout = {
      key: 'north',
      label: label('North'),
      when: { field: 'region', op: 'eq', value: 'Norte' },
      tabs: [
        {
          key: 'a',
          label: label('A'),
          items: [section('one', ['name', 'phone', 'gone']), { kind: 'panel', key: 'r', panel: 'related', of: 'nowhere' }],
        },
        { key: 'b', label: label('B'), items: [section('two', ['phone'])] },
      ],
    };
    const grant = { actions: ['create', 'read', 'update'], rows: 'all', fields: { except: ['phone'] } };
    expect((await change({ layouts: [layout] }, { 'x-permission': { member: [grant] } })).body.errors).toBeUndefined();
    expect((await viewOf(member)).layouts).toMatchObject([{ tabs: [{ key: 'a', items: [{ fields: ['name'] }] }] }]);
    expect((await viewOf(member)).layouts[0].tabs).toHaveLength(1);
    expect((await viewOf(as)).layouts[0].tabs).toHaveLength(2);
  });

  it.each([
    [
      'a condition on what is not there',
      [{ key: 'a', label: label('A'), when: { field: 'gone', op: 'empty' }, list: ['name'] }],
      '/overlays/company/x-view/layouts/0/when/field',
    ],
    [
      'the key of another',
      [
        { key: 'a', label: label('A') },
        { key: 'a', label: label('B') },
      ],
      '/overlays/company/x-view/layouts/1/key',
    ],
    ['an audience of nobody', [{ key: 'a', label: label('A'), for: {} }], '/overlays/company/x-view/layouts/0/for'],
    [
      'something that is neither a section nor a panel',
      [{ key: 'a', label: label('A'), side: [{ kind: 'script', key: 'x' }] }],
      '/overlays/company/x-view/layouts/0/side/0',
    ],
  ])('is refused with %s', async (_, layouts, path) => {
    const { change } = await started();
    const reply = await change({ layouts });
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map((error: { path: string }) => error.path).join(' ')).toContain(path);
  });
});
