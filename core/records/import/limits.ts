/** What one file may hold. Beyond it the file, or the row, is refused with a sentence that names the limit. */
export const limits = {
  columns: 500,
  /** Characters in one cell. */
  cell: 100_000,
  /** Bytes in one row. */
  row: 8_388_608,
  /** Bytes of a spreadsheet, which is unpacked in memory; a text file is only limited by the upload. */
  spreadsheet: 67_108_864,
  /** Bytes of a part of a spreadsheet that has to be held in memory as a whole once it is unpacked: its texts, its styles. */
  spreadsheetPart: 134_217_728,
  header: 200,
} as const;
