import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '#core/test/address-of.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'vinculo-commands-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: TestApp;
let as: Session;
beforeEach(async () => {
  app = await buildTestApp({ pluginFolders: [join(root, 'plugins')] });
  as = await setUpApp(app);
});

/** A command of package.json, beside the product that is running on the same database. */
async function run(script: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts', `${script}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: addressOf(app.connection), VINCULO_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

const machine = {
  'x-entity': { titleField: 'name' },
  'x-label': { en: { one: 'Machine', many: 'Machines' } },
  properties: { name: { 'x-type': 'text', 'x-label': { en: 'Name' }, maxLength: 200 } },
};
const plate = { 'x-type': 'text', 'x-label': { en: 'Number plate' } };

async function design(): Promise<void> {
  const base = app.engine.registry.current().revision;
  const overlays = { company: { 'x-extends': 'company', properties: { x_plate: plate } } };
  const body = { base, entities: { x_machine: machine }, overlays };
  const { status, body: reply } = await app.send({ as, method: 'POST', url: '/changes', body });
  expect({ status, errors: reply.errors }).toEqual({ status: 200, errors: undefined });
}

const fieldsOf = async (entity: string): Promise<string[]> =>
  Object.keys((await app.send({ as, url: `/schema/${entity}` })).body.definition?.properties ?? {});

describe('a configuration as files', () => {
  it('is written, and what is changed in a file is changed in the installation that runs', async () => {
    await design();
    const files = mkdtempSync(join(folder, 'files-'));
    expect(await run('configuration', 'export', files)).toMatchObject({ code: 0 });
    expect(readdirSync(files).sort()).toEqual(['entities', 'extends']);
    const file = join(files, 'entities', 'x_machine.json');
    const text = readFileSync(file, 'utf8');
    expect(await run('configuration', 'import', files)).toMatchObject({ code: 0, output: expect.stringContaining('nothing to do') });

    const definition = JSON.parse(text);
    definition.properties.serial = { 'x-type': 'text', 'x-label': { en: 'Serial number' } };
    writeFileSync(file, JSON.stringify(definition));
    const dry = await run('configuration', 'import', files, '--dry-run');
    expect(dry).toMatchObject({ code: 0, output: expect.stringContaining('Nothing was changed') });
    expect(dry.output).toContain('Serial number');
    expect(await fieldsOf('x_machine')).not.toContain('serial');

    expect(await run('configuration', 'import', files)).toMatchObject({ code: 0, output: expect.stringContaining('Applied as revision') });
    expect(
      await eventually(
        () => fieldsOf('x_machine'),
        (names) => names.includes('serial'),
      ),
    ).toContain('name');

    // The files are all there is: what an earlier state of them did not say is retired.
    writeFileSync(file, text);
    expect(await run('configuration', 'import', files)).toMatchObject({ code: 0 });
    await eventually(
      () => fieldsOf('x_machine'),
      (names) => !names.includes('serial'),
    );
  });

  it('is refused with the file, the place and the reason, and nothing is changed', async () => {
    await design();
    const files = mkdtempSync(join(folder, 'files-'));
    await run('configuration', 'export', files);
    const file = join(files, 'extends', 'company.json');
    const text = readFileSync(file, 'utf8');
    const before = app.engine.registry.current().revision;
    writeFileSync(file, text.replace('"x-type": "text"', '"x-type": "no_such_type"'));
    const wrong = await run('configuration', 'import', files);
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('extends/company.json /properties/x_plate');
    writeFileSync(file, text.slice(0, -5));
    expect(await run('configuration', 'import', files)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/extends\/company\.json is no JSON/),
    });
    expect(await run('configuration', 'import', join(folder, 'nothing-here'))).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no configuration'),
    });
    expect(await run('configuration', 'eat')).toMatchObject({ code: 1, output: expect.stringContaining('Say what to do') });
    await app.engine.registry.reload();
    expect(app.engine.registry.current().revision).toBe(before);
  });
});

it('demo data of any size are made and taken away', async () => {
  const companies = async () => (await app.send({ as, url: '/records/company?count=exact&limit=1' })).body.page.total as number;
  expect(await run('demo', '--clients', '4')).toMatchObject({ code: 0, output: expect.stringMatching(/Demo data made: \d+ records/) });
  expect(await companies()).toBeGreaterThanOrEqual(4);
  expect(await run('demo', '--remove')).toMatchObject({ code: 0, output: expect.stringContaining('Demo data removed') });
  expect(await companies()).toBe(0);
  expect(await run('demo', '--clients', 'many')).toMatchObject({
    code: 1,
    output: expect.stringContaining('--clients takes a whole number'),
  });
});
