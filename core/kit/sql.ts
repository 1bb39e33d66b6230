/**
 * A piece of SQL with its parameters kept apart. Text never comes from a caller:
 * a value inside the template always becomes a parameter, and only `ident` and `raw` add text.
 */
export class Sql {
  readonly parts: readonly string[];
  readonly values: readonly unknown[];

  /** `parts` has one element more than `values`. */
  constructor(parts: readonly string[], values: readonly unknown[]) {
    this.parts = parts;
    this.values = values;
  }
}

/** sql`${column} = ${value}`: nested pieces are woven in, everything else becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...inserts: readonly unknown[]): Sql {
  const parts: string[] = [strings[0] as string];
  const values: unknown[] = [];
  inserts.forEach((insert, i) => {
    weave(parts, values, insert);
    parts[parts.length - 1] += strings[i + 1] as string;
  });
  return new Sql(parts, values);
}

function weave(parts: string[], values: unknown[], insert: unknown): void {
  if (!(insert instanceof Sql)) {
    values.push(insert);
    parts.push('');
    return;
  }
  parts[parts.length - 1] += insert.parts[0] as string;
  insert.values.forEach((value, i) => {
    values.push(value);
    parts.push(insert.parts[i + 1] as string);
  });
}

/** SQL text written by us. Never pass anything that a caller or a definition can influence. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

/** A quoted identifier, or a qualified one: ident('entity', 'lead'). */
export function ident(...names: readonly string[]): Sql {
  return raw(names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.'));
}

/** A quoted text constant, for expressions that an index is built on and that therefore cannot hold parameters. */
export function literal(text: string): Sql {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  // With a backslash the E'' form says the same whatever standard_conforming_strings is.
  return raw(text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted);
}

/** Joins pieces with a separator written by us: join(list, ', '). */
export function join(pieces: readonly Sql[], separator: string): Sql {
  const parts: string[] = [''];
  const values: unknown[] = [];
  pieces.forEach((piece, i) => {
    if (i > 0) parts[parts.length - 1] += separator;
    weave(parts, values, piece);
  });
  return new Sql(parts, values);
}

/** The text with $1, $2 … and the list of parameters, as the driver wants them. */
export function render(piece: Sql): { text: string; values: unknown[] } {
  return { text: texts.get(piece.parts) ?? numbered(piece.parts), values: [...piece.values] };
}

/** Pieces that are kept and used again with other values keep their text, too. */
const texts = new WeakMap<readonly string[], string>();

function numbered(parts: readonly string[]): string {
  const text = parts.reduce((written, part, i) => `${written}$${i}${part}`);
  texts.set(parts, text);
  return text;
}
