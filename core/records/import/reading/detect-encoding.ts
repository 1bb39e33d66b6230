import { createReadStream } from 'node:fs';
import { unreadable } from '#core/records/import/reading/unreadable.ts';

/**
 * The encoding of a text file: what its byte order mark says, UTF-8 if every byte of it fits, else Windows-1252,
 * which is Latin-1 with the euro sign. The whole file is looked at: the first "ç" may stand in the last row.
 */
export async function detectEncoding(path: string, head: Buffer): Promise<string> {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return (await isUtf8(path)) ? 'utf-8' : 'windows-1252';
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The name as the decoder knows it; an encoding that it does not know is refused. */
export function knownEncoding(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch (cause) {
    throw unreadable('import.encoding', { encoding: name }, cause);
  }
}
