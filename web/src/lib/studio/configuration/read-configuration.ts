import { strFromU8, unzip } from 'fflate';
import type { ConfigurationFiles } from '#lib/api/configuration-api.ts';

/** Why a file could not be read, and where. */
export class ConfigurationError extends Error {
  readonly place: string;
  readonly why: 'archive' | 'json' | 'empty';

  constructor(why: 'archive' | 'json' | 'empty', place: string) {
    super(`${place}: ${why}`);
    this.why = why;
    this.place = place;
  }
}

/** A zip archive as it is downloaded, or the same as one JSON file (`{"files": {…}}`). */
export async function readConfiguration(file: File): Promise<ConfigurationFiles> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const files = isArchive(bytes) ? await readArchive(bytes, file.name) : filesOf(parse(strFromU8(bytes), file.name), file.name);
  if (Object.keys(files).length === 0) throw new ConfigurationError('empty', file.name);
  return files;
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function readArchive(bytes: Uint8Array, name: string): Promise<ConfigurationFiles> {
  const entries = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(bytes, { filter: (entry) => entry.name.endsWith('.json') }, (error, found) =>
      error ? reject(new ConfigurationError('archive', name)) : resolve(found),
    );
  });
  return Object.fromEntries(Object.entries(entries).map(([path, content]) => [withoutRoot(path), parse(strFromU8(content), path)]));
}

/** A folder around everything is no part of the path. */
function withoutRoot(path: string): string {
  return path.replace(/^[^/]+\/(?=(?:entities|extends)\/)/, '');
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch (error) {
    throw new ConfigurationError('json', `${place}: ${(error as Error).message}`);
  }
}

function filesOf(document: unknown, name: string): ConfigurationFiles {
  const files = (document as { files?: unknown } | null)?.files;
  if (typeof files !== 'object' || files === null || Array.isArray(files)) throw new ConfigurationError('archive', name);
  return files as ConfigurationFiles;
}
