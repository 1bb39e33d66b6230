import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, SeedHandler } from '#core/contract/plugin.ts';
import type { Hooks } from '#core/records/hooks.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

export interface PluginManifest {
  readonly id: string;
  readonly version: string;
  readonly engine: string;
}

/** A bundled plugin: trusted, in this process. */
export interface InstalledPlugin {
  readonly manifest: PluginManifest;
  readonly entities: readonly EntityDefinition[];
  readonly extensions: readonly ExtensionDefinition[];
  readonly plugin: Plugin | undefined;
  /** Filled when its code was registered. */
  readonly seeds: SeedHandler[];
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
  const manifest = readJson<PluginManifest>(join(folder, 'plugin.json'));
  const entry = join(folder, 'server', 'index.ts');
  const module = existsSync(entry) ? ((await import(pathToFileURL(entry).href)) as { plugin: Plugin }) : undefined;
  return {
    manifest,
    entities: readFolder<EntityDefinition>(join(folder, 'entities')),
    extensions: readFolder<ExtensionDefinition>(join(folder, 'extends')),
    plugin: module?.plugin,
    seeds: [],
  };
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
export function registerPlugins(plugins: readonly InstalledPlugin[], hooks: Hooks): void {
  for (const { manifest, plugin, seeds } of plugins) {
    plugin?.register({
      hooks: { before: (entity, action, handler) => hooks.add(manifest.id, { entity, action }, handler) },
      seed: (handler) => void seeds.push(handler),
    });
  }
}
