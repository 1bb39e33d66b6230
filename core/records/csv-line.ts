/** A row of a CSV file for spreadsheets. */
export function csvLine(cells: readonly string[], separator: string): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

/** A cell that a spreadsheet would run as a formula is given as text; a plain negative number is none. */
export function csvCell(cell: string, separator: string): string {
  const harmless = /^[-+]?[\d.,\s]+%?$/.test(cell) || !/^[=+\-@\t\r]/.test(cell) ? cell : `'${cell}`;
  return /["\r\n]/.test(harmless) || harmless.includes(separator) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
