import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemoHandler, Plugin, SeedHandler } from '#core/contract/plugin.ts';
import { addEvent, type PluginHandlers } from '#core/plugins/plugin-handlers.ts';
import type { Hooks } from '#core/records/hooks.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import type { PluginManifest } from '#schemas/types/api.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

/** A bundled plugin: trusted, in this process. */
export interface InstalledPlugin {
  readonly manifest: PluginManifest;
  readonly entities: readonly EntityDefinition[];
  readonly extensions: readonly ExtensionDefinition[];
  readonly plugin: Plugin | undefined;
  /** Filled when its code was registered. */
  readonly seeds: SeedHandler[];
  readonly demos: DemoHandler[];
}

/** Reads the plugins in these folders: manifest and definitions before any of their code runs. */
export async function installedPlugins(folders: readonly string[]): Promise<InstalledPlugin[]> {
  const found = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name)),
  );
  return Promise.all(
    found
      .filter((folder) => existsSync(join(folder, 'plugin.json')))
      .sort()
      .map(loadPlugin),
  );
}

async function loadPlugin(folder: string): Promise<InstalledPlugin> {
  const manifest = readManifest(join(folder, 'plugin.json'));
  const entry = join(folder, 'server', 'index.ts');
  const module = existsSync(entry) ? ((await import(pathToFileURL(entry).href)) as { plugin: Plugin }) : undefined;
  return {
    manifest,
    entities: readFolder<EntityDefinition>(join(folder, 'entities')),
    extensions: readFolder<ExtensionDefinition>(join(folder, 'extends')),
    plugin: module?.plugin,
    seeds: [],
    demos: [],
  };
}

function readManifest(file: string): PluginManifest {
  const manifest = readJson<unknown>(file);
  const isManifest = metaValidator('plugin');
  if (!isManifest(manifest)) throw new Error(`${file} is not the manifest of a plugin: ${JSON.stringify(isManifest.errors)}`);
  return manifest as PluginManifest;
}

function readFolder<T>(folder: string): T[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJson<T>(join(folder, name)));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** Lets every plugin say what it does. */
export function registerPlugins(
  plugins: readonly InstalledPlugin[],
  { hooks, handlers }: { hooks: Hooks; handlers: PluginHandlers },
): void {
  for (const { manifest, plugin, seeds, demos } of plugins) {
    const { id } = manifest;
    plugin?.register({
      hooks: {
        before: (entity, at, handler) => hooks.add(id, { entity, at }, handler),
        after: (entity, at, handler) => hooks.addAfter(id, { entity, at }, handler),
      },
      events: { on: (entity, what, handler) => addEvent(handlers, { plugin: id, entity, what, handler }) },
      jobs: { schedule: (name, when, handler) => void handlers.jobs.push({ plugin: id, name, when, handler }) },
      seed: (handler) => void seeds.push(handler),
      demo: (handler) => void demos.push(handler),
    });
  }
}
