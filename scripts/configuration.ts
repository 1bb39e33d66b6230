import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { applyChange, type DecideChange, previewChange } from '#core/change/apply-change.ts';
import { type ConfigurationFiles, configurationChange, configurationFiles } from '#core/change/configuration.ts';
import { decideRequest } from '#core/change/decide-request.ts';
import type { ChangePlan } from '#core/change/plan-change.ts';
import type { Engine } from '#core/engine.ts';
import { isAppError } from '#core/errors.ts';
import { loadLayers } from '#core/registry/layers.ts';
import { firstAdministrator, Refusal, sayWhy, withEngine } from '#scripts/with-engine.ts';

/**
 * `npm run configuration -- export <folder>` writes what the administrators defined as files that a version control can keep;
 * `import <folder>` makes the installation say what the files say, and nothing else; with `--dry-run` it only tells what would happen.
 */

const USAGE = 'Say what to do: npm run configuration -- export <folder> | import <folder> [--dry-run]';
/** What belongs to a configuration; whatever else is in the folder is left alone. */
const FOLDERS = ['entities', 'extends'] as const;

function readOptions() {
  const { values, positionals } = parseArgs({ options: { 'dry-run': { type: 'boolean' } }, allowPositionals: true });
  const [verb, folder, ...more] = positionals;
  if ((verb !== 'export' && verb !== 'import') || folder === undefined || more.length > 0) throw new Refusal(USAGE);
  return { verb, folder, isDry: values['dry-run'] === true } as const;
}

async function exportTo(engine: Engine, folder: string): Promise<void> {
  const files = configurationFiles(await loadLayers(engine.database));
  for (const path of filesIn(folder)) if (!(path in files)) rmSync(join(folder, path));
  for (const [path, document] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${JSON.stringify(document, null, 2)}\n`);
  }
  console.log(`${Object.keys(files).length} files written to ${folder}.`);
}

async function importFrom(engine: Engine, folder: string, isDry: boolean): Promise<void> {
  const files = readFiles(folder);
  const author = await firstAdministrator(engine);
  const decide: DecideChange = (stored, present) =>
    decideRequest(configurationChange(files, stored, present), stored, { author, present, trusted: true });
  if (isDry) return tell(await previewChange(engine.change, decide), 'Nothing was changed. This would happen:');
  const { plan, revision } = await applyChange(engine.change, decide);
  tell(plan, `Applied as revision ${revision}:`);
}

function tell({ steps }: ChangePlan, heading: string): void {
  console.log(steps.length === 0 ? 'The installation says just what the files say. There is nothing to do.' : heading);
  for (const step of steps) console.log(`  ${step.severity.padEnd(11)} ${step.title.en ?? step.kind}`);
}

function filesIn(folder: string): string[] {
  return FOLDERS.flatMap((name) => {
    try {
      const entries = readdirSync(join(folder, name), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name));
    } catch {
      // A configuration may well have no entities of its own, or extend none.
      return [];
    }
  }).map((path) => relative(folder, path).split(sep).join('/'));
}

function readFiles(folder: string): ConfigurationFiles {
  const paths = filesIn(folder);
  if (paths.length === 0) throw new Refusal(`There is no configuration in ${folder}: neither entities/*.json nor extends/*.json.`);
  return Object.fromEntries(
    paths.map((path) => {
      try {
        return [path, JSON.parse(readFileSync(join(folder, path), 'utf8'))];
      } catch (error) {
        throw new Refusal(`${path} is no JSON: ${(error as Error).message}`);
      }
    }),
  );
}

/** Each place with its file: "extends/company.json /properties/x_a/x-type". */
function sayPlaces(error: unknown): void {
  if (!isAppError(error)) return;
  for (const { path, code } of error.details.places ?? []) {
    const [, root, entity, ...rest] = path.split('/');
    const file = root === 'overlays' ? `extends/${entity}.json` : root === 'entities' ? `entities/${entity}.json` : path;
    console.error(`  ${file} /${rest.join('/')} (${code})`);
  }
}

try {
  const { verb, folder, isDry } = readOptions();
  await withEngine(async (engine) => {
    try {
      await (verb === 'export' ? exportTo(engine, folder) : importFrom(engine, folder, isDry));
    } catch (error) {
      sayPlaces(error);
      throw error;
    }
  });
} catch (error) {
  sayWhy(error);
  process.exit(1);
}
