import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import type { Computed, ComputedProblem, Field, FieldPlace } from '#core/contract/registry.ts';
import { type CheckedFormula, checkFormula } from '#core/formula/check-formula.ts';
import { fieldValue, kindOf } from '#core/formula/field-value.ts';
import { formulaSql, resultScale, resultSql, varies } from '#core/formula/formula-sql.ts';
import type { Kind } from '#core/formula/kind.ts';
import { type FormulaProblem, partsOf, type Typed } from '#core/formula/typed.ts';
import { sql } from '#core/kit/sql.ts';
import { type Path, pathSteps } from '#core/registry/computed/path-steps.ts';
import { relatedValue } from '#core/registry/computed/related-select.ts';
import type { Ground, Resolution } from '#core/registry/computed/resolution.ts';
import { bareDefinition, resultType } from '#core/registry/computed/result-type.ts';
import { columnTypes } from '#core/sql/field-columns.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const EXPRESSION = '/x-formula/expression';

/** What the result of each kind is told as: the columns it has, and what its type reads in a definition. */
const results: Readonly<Partial<Record<Kind, (scale: number) => { types: string[]; keywords?: Record<string, unknown> }>>> = {
  text: () => ({ types: ['text'] }),
  integer: () => ({ types: ['bigint'] }),
  decimal: (scale) => ({ types: [`numeric(${18 + scale},${scale})`], keywords: { 'x-decimal': { scale } } }),
  money: () => ({ types: ['numeric(19,4)', 'text', 'numeric(19,4)'], keywords: { 'x-decimal': {} } }),
  boolean: () => ({ types: ['boolean'] }),
  date: () => ({ types: ['date'] }),
  date_time: () => ({ types: ['timestamptz'] }),
};

export interface UnderstoodFormula {
  readonly checked: CheckedFormula;
  /** The fields it reads, by their paths. */
  readonly paths: ReadonlyMap<string, Path>;
  /** Fields it names that are gone. */
  readonly missing: ReadonlySet<string>;
}

/** An expression about the records of an entity. */
export function understandFormula(expression: string, entity: string, ground: Ground): UnderstoodFormula {
  const paths = new Map<string, Path>();
  const missing = new Set<string>();
  const checked = checkFormula(expression, {
    names: ground.names(entity),
    field: (path) => {
      const found = pathSteps(entity, path, ground);
      if ('problem' in found) {
        if (found.problem.missing) missing.add(found.problem.code);
        return found.problem;
      }
      const kind = kindOf(found.last);
      if (!kind) return { code: 'formula.kind', params: { name: path.join('.') } };
      paths.set(path.join('.'), found);
      return { kind };
    },
  });
  return { checked, paths, missing };
}

export function resolveFormula(place: FieldPlace, definition: FieldDefinition, ground: Ground): Resolution {
  const { expression = '', scale: declared } = definition['x-formula'] ?? {};
  const { checked, paths, missing } = understandFormula(expression, place.entity, ground);
  if ('problems' in checked) return { problems: checked.problems.map((problem) => placed(problem, missing)) };
  const { typed } = checked;
  const scale = declared ?? resultScale(typed);
  const type = ground.types.get(typed.kind) as FieldType;
  const shape = results[typed.kind]?.(scale) ?? { types: ['text'] };
  const used = [...paths.values()];
  const costly = used.some(({ last }) => last.resolved?.costly);
  const size = partsOf(typed).length + used.reduce((sum, { last }) => sum + (last.resolved?.size ?? 0), 0);
  return {
    type: resultType({ type, definition: bareDefinition(type, shape.keywords), name: definition['x-type'], sortable: !costly }),
    computed: {
      result: type.name,
      resultKeywords: shape.keywords ?? {},
      inputs: used.flatMap(({ steps, last }) => [...steps, ...(last.resolved?.computed.inputs ?? [])]),
      types: shape.types,
      related: used.some(({ steps, last }) => steps.length > 1 || last.resolved?.computed.related),
      // Whose currency it is told in is not known before.
      varies: type.total !== undefined || varies(typed) || used.some(({ last }) => last.resolved?.computed.varies),
      columns: columnsOf(typed, { paths, type, scale }),
    },
    // Each time a field is named, what it is made from is written again.
    size: size + repeated(typed, paths),
    costly,
  };
}

interface Written {
  readonly paths: ReadonlyMap<string, Path>;
  readonly type: FieldType;
  readonly scale: number;
}

function columnsOf(typed: Typed, { paths, type, scale }: Written): Computed['columns'] {
  return (alias, sight) => {
    const ground = {
      now: sight.now,
      timeZone: sight.timeZone,
      field: (path: readonly string[]) => {
        const { steps } = paths.get(path.join('.')) as Path;
        const read = (field: Field, at: FieldSql) => fieldValue({ type: field.type, columns: columnTypes(field) }, at);
        return relatedValue(steps, { alias, sight, read });
      },
    };
    const value = resultSql(formulaSql(typed, ground), typed.kind, scale);
    return type.total?.(value, sql`${sight.currency}::text`) ?? [value];
  };
}

function repeated(typed: Typed, paths: ReadonlyMap<string, Path>): number {
  const named = partsOf(typed).flatMap((part) => (part.is === 'field' ? [part.path.join('.')] : []));
  return named.reduce((sum, path) => sum + (paths.get(path)?.last.resolved?.size ?? 0), 0);
}

function placed({ from, to, code, params }: FormulaProblem, missing: ReadonlySet<string>): ComputedProblem {
  const isMissing = missing.has(code) || (code === 'formula.fieldNear' && missing.has('formula.field'));
  return { path: EXPRESSION, code, params: { ...params, at: from + 1, from, to }, ...(isMissing && { missing: true }) };
}
