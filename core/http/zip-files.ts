import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError } from '#core/errors.ts';

const MOST_FILES = 2_000;
const MOST_BYTES = 20_000_000;
/** So that the same files make the same archive. */
const EPOCH = new Date('2000-01-01T00:00:00Z');

/** JSON files as a zip archive, written so that a version control shows what changed. */
export function zipJson(files: Readonly<Record<string, unknown>>): Uint8Array {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries.map(([path, document]) => [path, strToU8(`${JSON.stringify(document, null, 2)}\n`)])), {
    mtime: EPOCH,
  });
}

/** The JSON files of a zip archive. Throws CONFIGURATION_UNREADABLE: not an archive, too large unpacked, or not JSON. */
export function unzipJson(archive: Uint8Array): Record<string, unknown> {
  const files = unpack(archive);
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, parse(path, bytes)]));
}

function unpack(archive: Uint8Array): Record<string, Uint8Array> {
  let bytes = 0;
  let count = 0;
  const tooLarge = new AppError('CONFIGURATION_UNREADABLE', { params: { reason: `> ${MOST_FILES} files, > ${MOST_BYTES} bytes` } });
  try {
    return unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || !name.endsWith('.json')) return false;
        bytes += originalSize;
        count += 1;
        if (bytes > MOST_BYTES || count > MOST_FILES) throw tooLarge;
        return true;
      },
    });
  } catch (cause) {
    throw cause === tooLarge ? tooLarge : new AppError('CONFIGURATION_UNREADABLE', { params: { reason: 'zip' }, cause });
  }
}

function parse(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes), (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch (cause) {
    throw new AppError('CONFIGURATION_UNREADABLE', { params: { reason: `${path}: ${(cause as Error).message}` }, cause });
  }
}
