import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { compareConfiguration } from '#lib/studio/configuration/compare-configuration.ts';
import { ConfigurationError, readConfiguration } from '#lib/studio/configuration/read-configuration.ts';

const machine = { 'x-label': { en: { one: 'Machine', many: 'Machines' } }, properties: { name: { 'x-type': 'text' } } };
const task = { 'x-extends': 'task', properties: { x_a: { 'x-type': 'text' } } };

test('what differs is told file by file, and nothing of what is the same', () => {
  const now = { 'entities/x_machine.json': machine, 'extends/task.json': task };
  expect(compareConfiguration(now, now)).toEqual([]);
  const wanted = {
    'entities/x_machine.json': { ...machine, 'x-label': { en: { one: 'Engine', many: 'Machines' } } },
    'extends/lead.json': { 'x-extends': 'lead' },
  };
  expect(compareConfiguration(now, wanted)).toMatchObject([
    {
      path: 'entities/x_machine.json',
      entity: 'x_machine',
      effect: 'changed',
      leaves: [{ path: '/x-label/en/one', before: 'Machine', after: 'Engine' }],
    },
    { path: 'extends/lead.json', entity: 'lead', effect: 'new' },
    { path: 'extends/task.json', entity: 'task', effect: 'gone' },
  ]);
});

test('an archive is read like the JSON file that says the same, whatever folder is around it', async () => {
  const archive = zipSync({ 'backup/entities/x_machine.json': strToU8(JSON.stringify(machine)), 'backup/README.md': strToU8('-') });
  const json = JSON.stringify({ files: { 'entities/x_machine.json': machine } });
  expect(await readConfiguration(new File([archive as BlobPart], 'a.zip'))).toEqual({ 'entities/x_machine.json': machine });
  expect(await readConfiguration(new File([json], 'a.json'))).toEqual({ 'entities/x_machine.json': machine });
});

test.each([
  ['a picture', new File(['GIF89a'], 'a.gif'), 'json'],
  ['a broken archive', new File(['PK\u0003\u0004 and no more'], 'a.zip'), 'archive'],
  ['JSON of something else', new File(['[1]'], 'a.json'), 'archive'],
  ['nothing', new File(['{"files":{}}'], 'a.json'), 'empty'],
])('%s is refused with its name', async (_, file, why) => {
  await expect(readConfiguration(file)).rejects.toMatchObject({ why, place: expect.stringContaining(file.name) });
  await expect(readConfiguration(file)).rejects.toBeInstanceOf(ConfigurationError);
});
