const mark = /[\\/:*?"<>|]+/g;

/** "Leads 2026-11-24.csv": what a file of a list is called. */
export function exportName(name: string, day: string, format: string): string {
  const plain = [...name.replace(mark, ' ')].filter((character) => character >= ' ').join('');
  return `${plain.replace(/\s+/g, ' ').trim()} ${day}.${format}`;
}

/** Hands a file to the person. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const lineEnd = 10;

/** How many lines end in a part of a text. */
export function linesIn(part: Uint8Array): number {
  let lines = 0;
  for (const byte of part) if (byte === lineEnd) lines += 1;
  return lines;
}
