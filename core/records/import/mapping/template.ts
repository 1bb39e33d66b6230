import { fold } from '#core/fields/reading/fold.ts';

/** A text made of several cells: '{product} · {account}', with '{#3}' for a column without a name. */
export interface Template {
  /** Columns it needs. */
  readonly columns: readonly number[];
  fill(cells: readonly string[]): string;
}

type Piece = { readonly literal: string } | { readonly column: number };

/** The template, or the first placeholder that names no column. One without placeholders is a constant. */
export function compileTemplate(text: string, headers: readonly string[]): Template | { readonly unknown: string } {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{([^{}]+)\}/g)) {
    const column = columnOf(match[1] as string, headers);
    if (column === undefined) return { unknown: match[1] as string };
    pieces.push({ literal: text.slice(end, match.index) }, { column });
    end = match.index + match[0].length;
  }
  pieces.push({ literal: text.slice(end) });
  const columns = pieces.flatMap((piece) => ('column' in piece ? [piece.column] : []));
  return { columns, fill: columns.length === 0 ? () => text.trim() : (cells) => fill(pieces, cells) };
}

function columnOf(name: string, headers: readonly string[]): number | undefined {
  const number = /^#(\d{1,4})$/.exec(name.trim())?.[1];
  const at = number === undefined ? headers.findIndex((header) => header !== '' && fold(header) === fold(name)) : Number(number) - 1;
  return at >= 0 && at < headers.length ? at : undefined;
}

/** What stands between two cells is left out when one of them is empty: 'GTX Pro', not 'GTX Pro · '. */
function fill(pieces: readonly Piece[], cells: readonly string[]): string {
  let text = '';
  let between = '';
  let filled = false;
  pieces.forEach((piece, i) => {
    if ('literal' in piece) {
      const outer = i === 0 || i === pieces.length - 1;
      if (outer) text += piece.literal;
      else between = piece.literal;
      return;
    }
    const cell = (cells[piece.column] ?? '').trim();
    if (cell === '') return;
    text += filled ? between + cell : cell;
    filled = true;
  });
  return filled ? text.trim() : '';
}
