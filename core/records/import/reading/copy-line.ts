/** A row of vinculo.import_row in the text format of COPY. */
export function copyLine(
  importId: string,
  row: { readonly no: number; readonly cells: readonly string[]; readonly flaws: unknown },
): string {
  const flaws = row.flaws === undefined ? '\\N' : escapeField(JSON.stringify(row.flaws));
  return `${importId}\t${row.no}\t{${row.cells.map(arrayElement).join(',')}}\t${flaws}\n`;
}

const SPECIAL = /[\\"\t\n\r]/;
const inArray: Readonly<Record<string, string>> = { '\\': '\\\\\\\\', '"': '\\\\"', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const inField: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Quoted for the array, then escaped for COPY: a backslash needs four. */
function arrayElement(cell: string): string {
  return SPECIAL.test(cell) ? `"${cell.replaceAll(/[\\"\t\n\r]/g, (character) => inArray[character] as string)}"` : `"${cell}"`;
}

function escapeField(text: string): string {
  return text.replaceAll(/[\\\t\n\r]/g, (character) => inField[character] as string);
}
