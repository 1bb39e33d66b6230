import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { newField } from '#core/test/send-change.ts';
import { dataTypes } from '#scripts/data-types.ts';

const machine = {
  'x-entity': { titleField: 'name' },
  'x-label': { en: { one: 'Machine', many: 'Machines' } },
  required: ['name'],
  properties: {
    name: newField('text', { maxLength: 100 }),
    price: newField('money'),
    state: newField('choice', { 'x-options': [{ value: 'old', label: { en: 'Old' } }] }),
  },
};

const use = `
import type { Entities, XMachine, XMachineCreate, XMachineFilter, XMachinePatch } from './data.ts';
const made: XMachineCreate = { name: 'Kiln', price: { value: '9.00', currency: 'EUR' }, state: 'old' };
const patch: XMachinePatch = { state: null };
const filter: XMachineFilter = { and: [{ field: 'state', op: 'in', value: ['old'] }, { not: { field: 'name', op: 'contains', value: 'x' } }] };
const read = (record: XMachine): number => record.version;
export const all: [Entities['x_machine']['create'], XMachinePatch, XMachineFilter, typeof read] = [made, patch, filter, read];
// @ts-expect-error a machine has a name
export const nameless: XMachineCreate = { state: 'old' };
// @ts-expect-error nobody offers this state
export const strange: XMachinePatch = { state: 'new' };
// @ts-expect-error a state is not compared
export const compared: XMachineFilter = { field: 'state', op: 'gt', value: 1 };
// @ts-expect-error the engine gives the version
export const versioned: XMachinePatch = { version: 2 };
`;

it('the types of an installation hold its own entities, and what may be read, created, changed and asked of them', async () => {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const base = app.engine.registry.current().revision;
  expect((await app.send({ as, method: 'POST', url: '/changes', body: { base, entities: { x_machine: machine } } })).status).toBe(200);
  const { entities, revision } = app.engine.registry.current();
  const folder = mkdtempSync(join(tmpdir(), 'vinculo-types-'));
  writeFileSync(join(folder, 'data.ts'), await dataTypes(entities.values(), revision));
  writeFileSync(join(folder, 'use.ts'), use);
  const tsc = join(import.meta.dirname, '..', 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--allowImportingTsExtensions'];
  expect(spawnSync(process.execPath, [tsc, ...options, join(folder, 'use.ts')], { encoding: 'utf8' }).stdout).toBe('');
  rmSync(folder, { recursive: true });
});
