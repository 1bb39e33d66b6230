/** A file inside a zip, as its directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_END = 65_557;

/** Reads the directory at the end of a zip; empty when there is none. The unpacker holds files to the sizes it declares. */
export function zipEntries(file: Buffer): ZipEntry[] {
  const end = directoryEnd(file);
  if (end === undefined) return [];
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  while (at + 46 <= end && file.readUInt32LE(at) === ENTRY) {
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.subarray(at + 46, at + 46 + nameLength).toString();
    entries.push({ name, packed: file.readUInt32LE(at + 20), unpacked: file.readUInt32LE(at + 24) });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function directoryEnd(file: Buffer): number | undefined {
  for (let at = file.length - 22; at >= Math.max(0, file.length - LONGEST_END); at -= 1) if (file.readUInt32LE(at) === END) return at;
  return undefined;
}
