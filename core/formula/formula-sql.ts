import { boundedDay, boundedNumber } from '#core/formula/bounded.ts';
import type { FormulaMoment } from '#core/formula/formula-function.ts';
import { allFunctions } from '#core/formula/functions/all-functions.ts';
import { roundedTo } from '#core/formula/functions/numbers.ts';
import type { Kind } from '#core/formula/kind.ts';
import { partsOf, type Typed } from '#core/formula/typed.ts';
import { literal, raw, type Sql, sql } from '#core/kit/sql.ts';

export interface FormulaGround extends FormulaMoment {
  /** The value of the field at a path, as `fieldValue` gives it. */
  field(path: readonly string[]): Sql;
}

/** The value of an expression for one row. Only what depends on the moment becomes a parameter. */
export function formulaSql(typed: Typed, ground: FormulaGround): Sql {
  if (typed.is === 'field') return ground.field(typed.path);
  if (typed.is === 'value') return constant(typed.value, typed.kind);
  const known = allFunctions.get(typed.name);
  if (!known) throw new Error(`a formula calls ${typed.name}, which does not exist`);
  return known.sql(
    typed.args.map((arg) => formulaSql(arg, ground)),
    typed,
    ground,
  );
}

function constant(value: string | boolean | null, kind: Kind): Sql {
  if (value === null) return raw('NULL');
  if (typeof value === 'boolean') return raw(String(value));
  return kind === 'text' ? sql`${literal(value)}::text` : sql`${literal(value)}::numeric`;
}

/** Another result tomorrow, or for somebody in another time zone. */
export function varies(typed: Typed): boolean {
  return partsOf(typed).some((part) => {
    if (part.is !== 'call') return false;
    const kinds = part.args.map(({ kind }) => kind);
    // A moment becomes a day in somebody's zone.
    return allFunctions.get(part.name)?.varies === true || kinds.includes('date_time');
  });
}

const USUAL_SCALE = 2;

/** How many decimals a result has unless the definition says: what `round` at the outside says, and otherwise two. */
export function resultScale(typed: Typed): number {
  return (typed.is === 'call' && typed.name === 'round' && roundedTo(typed)) || USUAL_SCALE;
}

const LONGEST_TEXT = 2_000;
const { MAX_SAFE_INTEGER: largest } = Number;

/** The value as a field of this kind holds it: rounded, cut, or empty where it would not fit. */
export function resultSql(value: Sql, kind: Kind, scale: number): Sql {
  const rounded = (decimals: number) => sql`round(${value}, ${raw(String(decimals))})`;
  if (kind === 'integer') return sql`${boundedNumber(rounded(0), { low: `(-${largest}-1)`, high: `(${largest}+1)` })}::bigint`;
  if (kind === 'decimal') return boundedNumber(rounded(scale), { low: "'-1e18'", high: "'1e18'" });
  if (kind === 'money') return boundedNumber(rounded(scale), { low: "'-1e14'", high: "'1e14'" });
  if (kind === 'text') return sql`nullif(left(${value}, ${raw(String(LONGEST_TEXT))}), '')`;
  return kind === 'date' ? boundedDay(value) : value;
}
