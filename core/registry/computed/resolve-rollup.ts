import type { FieldType } from '#core/contract/field-type.ts';
import type { Computed, ComputedProblem, Entity, Field, FieldPlace, Sight } from '#core/contract/registry.ts';
import { resultSql } from '#core/formula/formula-sql.ts';
import { ident, raw, type Sql, sql } from '#core/kit/sql.ts';
import { conditionInputs } from '#core/registry/computed/condition-inputs.ts';
import type { Ground, KnownField, Resolution } from '#core/registry/computed/resolution.ts';
import { bareDefinition, resultType } from '#core/registry/computed/result-type.ts';
import { entityTable, linkTable } from '#core/sql/field-columns.ts';
import type { FieldDefinition, Rollup } from '#schemas/types/definition.ts';

/** The other end: which entity's records are gathered, and the field that ties them to this one. */
interface Gathered {
  readonly entity: string;
  readonly by: FieldPlace;
  /** The tie is a field of this entity, not of the other. */
  readonly own: boolean;
}

interface Told {
  /** The type of what comes out, and the definition it reads. */
  readonly type: FieldType;
  readonly reads: FieldDefinition;
  readonly types: readonly string[];
  write(number: Sql, sight: Sight): readonly Sql[];
}

/** Counts, adds up or compares what points at a record, or what it points at, for who asks. */
export function resolveRollup(place: FieldPlace, definition: FieldDefinition, ground: Ground): Resolution {
  const rollup = definition['x-rollup'] as Rollup;
  const gathered = gather(place, rollup, ground);
  if ('problem' in gathered) return { problems: [gathered.problem] };
  const measured = measure(rollup, gathered.entity, ground);
  if ('problem' in measured) return { problems: [measured.problem] };
  const filter = rollup.filter === undefined ? { inputs: [] } : conditionInputs(rollup.filter, gathered.entity, ground);
  if ('problems' in filter)
    return { problems: filter.problems.map((problem) => ({ ...problem, path: `/x-rollup/filter${problem.path}` })) };
  const { told, field } = measured;
  return {
    type: resultType({ type: told.type, definition: told.reads, name: definition['x-type'], sortable: false }),
    computed: {
      result: told.reads['x-type'],
      resultKeywords: Object.fromEntries(Object.entries(told.reads).filter(([keyword]) => keyword === 'x-decimal')),
      inputs: [gathered.by, ...(field ? [{ entity: gathered.entity, field }] : []), ...(measured.inputs ?? []), ...filter.inputs],
      types: told.types,
      related: true,
      varies: true,
      columns: columnsOf(rollup, gathered, told),
    },
    size: 5 + (measured.size ?? 0),
    costly: true,
  };
}

function gather(
  { entity, field: self }: FieldPlace,
  { relation }: Rollup,
  ground: Ground,
): Gathered | { readonly problem: ComputedProblem } {
  const by = ground.inverse(entity, relation);
  const path = '/x-rollup/relation';
  if (by) {
    const tie = ground.find(by);
    return 'problem' in tie ? { problem: { path, ...tie.problem } } : { entity: by.entity, by, own: false };
  }
  const found = relation === self ? undefined : ground.find({ entity, field: relation });
  if (found && 'problem' in found && found.problem.code === 'formula.retired') return { problem: { path, ...found.problem } };
  const target =
    found && 'field' in found && found.field.type.relation === 'many' ? found.field.type.target?.(found.field.definition) : undefined;
  if (target === undefined || !ground.definitions.has(target))
    // The other end goes away with the entity or the field that points here.
    return { problem: { path, code: 'rollup.relation', params: { relation }, missing: true } };
  return { entity: target, by: { entity, field: relation }, own: true };
}

type Measured =
  | { readonly told: Told; readonly field?: string; readonly size?: number; readonly inputs?: readonly FieldPlace[] }
  | { readonly problem: ComputedProblem };

function measure({ aggregate, field }: Rollup, entity: string, ground: Ground): Measured {
  const path = '/x-rollup/field';
  if (aggregate === 'count') return { told: whole(ground) };
  if (field === undefined) return { problem: { path, code: 'required' } };
  const found = ground.find({ entity, field });
  if ('problem' in found) return { problem: { path, ...found.problem } };
  const told = toldAs(found.field, aggregate, ground);
  if (!told)
    return {
      problem: {
        path,
        code: aggregate === 'min' || aggregate === 'max' ? 'rollup.notComparable' : 'measure.notMeasurable',
        params: { field },
      },
    };
  const { resolved } = found.field;
  return { told, field, ...(resolved && { size: resolved.size, inputs: resolved.computed.inputs }) };
}

function whole(ground: Ground): Told {
  const type = ground.types.get('integer') as FieldType;
  return { type, reads: bareDefinition(type), types: ['bigint'], write: (number) => [resultSql(number, 'integer', 0)] };
}

const DEFAULT_SCALE = 2;

function toldAs(field: KnownField, aggregate: Rollup['aggregate'], ground: Ground): Told | undefined {
  const { type, reads, columns } = field;
  if (type.total)
    return {
      type,
      reads,
      types: columns,
      write: (number, sight) => type.total?.(sql`round(${number}, 4)`, sql`${sight.currency}::text`) ?? [],
    };
  if (!type.measure) {
    const isDay = columns.length === 1 && /^(?:date|timestamptz)/.test(columns[0] ?? '');
    const isExtreme = aggregate === 'min' || aggregate === 'max';
    return isDay && isExtreme ? { type, reads, types: columns, write: (value) => [value] } : undefined;
  }
  const isWhole = /^(?:bigint|integer|smallint)$/.test(columns[0] ?? '');
  if (isWhole && aggregate !== 'avg') return { ...whole(ground), ...(aggregate === 'sum' ? {} : { type, reads }) };
  const scale = Number(/,(\d+)\)$/.exec(columns[0] ?? '')?.[1] ?? DEFAULT_SCALE);
  const decimal = ground.types.get('decimal') as FieldType;
  const isOwn = /^numeric/.test(columns[0] ?? '');
  return {
    type: isOwn ? type : decimal,
    reads: isOwn ? reads : bareDefinition(decimal),
    types: [isOwn ? (columns[0] as string) : `numeric(20,${DEFAULT_SCALE})`],
    write: (number) => [resultSql(number, 'decimal', scale)],
  };
}

function columnsOf(rollup: Rollup, gathered: Gathered, told: Told): Computed['columns'] {
  return (alias, sight) => {
    const none = told.types.map((type) => raw(`NULL::${type}`));
    const entity = sight.entity(gathered.entity);
    const holder = sight.entity(gathered.by.entity);
    const tie = holder?.fields.get(gathered.by.field);
    const field = rollup.field === undefined ? undefined : entity?.fields.get(rollup.field);
    if (!entity || !holder || !tie || (rollup.aggregate !== 'count' && !field)) return none;
    const inner = `${alias}r`;
    const from = sql`FROM ${rows({ tie, entity, holder, own: gathered.own }, { alias, inner, sight })}${rollup.filter ? sql` AND ${sight.meets(rollup.filter, entity, inner)}` : raw('')}`;
    return told.write(sql`(SELECT ${aggregated(rollup, field, { entity, inner, sight })} ${from})`, sight);
  };
}

interface Tied {
  readonly tie: Field;
  readonly entity: Entity;
  readonly holder: Entity;
  readonly own: boolean;
}

interface Place {
  readonly alias: string;
  readonly inner: string;
  readonly sight: Sight;
}

/** The rows tied to the row of `alias`, each once: those that may be seen, by a tie that may be seen. */
function rows({ tie, entity, holder, own }: Tied, { alias, inner, sight }: Place): Sql {
  const id = ident(alias, 'id');
  const seen = own ? sight.rows(entity, inner) : sql`${sight.rows(entity, inner)} AND ${sight.granted(tie, holder, inner)}`;
  const table = sql`${entityTable(entity)} ${ident(inner)}`;
  if (!tie.link) return sql`${table} WHERE ${sight.columns(tie, inner).columns[0]} = ${id} AND ${seen}`;
  const link = ident(`${inner}l`);
  const [here, there] = own ? ['record_id', 'target_id'] : ['target_id', 'record_id'];
  return sql`${linkTable(tie)} ${link} JOIN ${table} ON ${ident(inner, 'id')} = ${ident(`${inner}l`, there as string)} WHERE ${ident(`${inner}l`, here as string)} = ${id} AND ${seen}`;
}

interface Measuring {
  readonly entity: Entity;
  readonly inner: string;
  readonly sight: Sight;
}

/** Of nothing the sum is 0, and everything else is empty. */
function aggregated({ aggregate }: Rollup, field: Field | undefined, { entity, inner, sight }: Measuring): Sql {
  if (!field) return raw('count(*)::numeric');
  const at = sight.columns(field, inner);
  const value = field.type.measure?.(at) ?? at.columns[0];
  const number = sql`${raw(aggregate)}(CASE WHEN ${sight.granted(field, entity, inner)} THEN ${value} END)`;
  return aggregate === 'sum' ? sql`coalesce(${number}, 0)` : number;
}
