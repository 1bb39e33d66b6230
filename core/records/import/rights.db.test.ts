import { beforeAll, expect, it } from 'vitest';
import type { Session, TestApp } from '#core/test/build-app.ts';
import { buildGuardedApp } from '#core/test/guarded-notes.ts';
import { importFile, uploadFile } from '#core/test/import-file.ts';

const fields = { except: ['guarded_rating'] };
const grants = [
  { actions: ['create', 'read', 'update', 'delete'], rows: 'own', fields },
  { actions: ['read'], rows: 'all', fields },
];

let app: TestApp;
let as: Session;
let rui: Session;
beforeAll(async () => {
  ({ app, ana: as, rui } = await buildGuardedApp(grants));
});

it('refuses rows that the user may not create, and those only, in the dry run already', async () => {
  const content = 'name,owner\nmine,Rui Salgado\ntheirs,Ana Prata\nalso mine,\n';
  const { checked, done } = await importFile(app, { as: rui, entity: 'guarded_note', content });
  expect(done.counts).toEqual({ create: 2, update: 0, skip: 0, error: 1 });
  expect(checked.counts).toEqual(done.counts);
  expect(done.problems).toMatchObject([{ code: 'ACTION_DENIED', rows: 1, severity: 'error' }]);
});

it('refuses to change records of others, or to give own ones away', async () => {
  for (const [name, owner] of [
    ['hers', as.userId],
    ['his', rui.userId],
  ] as const)
    await app.send({ as, method: 'POST', url: '/records/guarded_note', body: { name, owner } });
  const patch = {
    mapping: [
      { column: 0, field: 'name' },
      { column: 1, field: 'body' },
      { column: 2, field: 'owner' },
    ],
    matchBy: ['name'],
  };
  const content = 'name,body,owner\nhers,x,\nhis,y,\nhis,z,Ana Prata\n';
  const { checked, done } = await importFile(app, { as: rui, entity: 'guarded_note', content, patch });
  expect(done.counts).toEqual({ create: 0, update: 1, skip: 0, error: 2 });
  expect(checked.counts).toEqual(done.counts);
});

it('neither offers nor takes a field that the user may not fill in', async () => {
  const { body } = await uploadFile(app, { as: rui, entity: 'guarded_note', content: 'name,guarded_rating\na,5\n' });
  expect(body.mapping).toEqual([{ column: 0, field: 'name' }]);
  const mapping = [
    { column: 0, field: 'name' },
    { column: 1, field: 'guarded_rating' },
  ];
  const refused = await app.send({ as: rui, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping } });
  expect(refused.body.errors).toMatchObject([
    { path: '/mapping/1/field', code: 'import.fieldDenied', message: 'You may not fill in this field.' },
  ]);
});
