import type { FieldType } from '#core/contract/field-type.ts';
import type { Field, Sight } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { bareDefinition, resultType } from '#core/registry/computed/result-type.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import { systemFields } from '#core/schema/system-fields.ts';
import { fieldColumns, linkTable } from '#core/sql/field-columns.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** How many of the fields that a complete record has are filled in, in per cent. Fields that are gone do not count. */
export function completenessField(entity: string, expected: readonly string[], fields: readonly Field[]): Field {
  const counted = expected.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const definition = systemFields['completeness']?.definition as FieldDefinition;
  const type = engineTypes.get(definition['x-type']) as FieldType;
  const isCostly = counted.some(({ link, computed }) => link !== undefined || computed?.related === true);
  return {
    uid: definition['x-uid'],
    name: 'completeness',
    type: resultType({ type, definition: bareDefinition(type), name: type.name, sortable: true }),
    definition,
    columns: [],
    link: undefined,
    target: undefined,
    required: false,
    neverEmpty: true,
    readOnly: true,
    unique: false,
    system: true,
    layer: 'core',
    adjusted: false,
    computed: {
      result: type.name,
      resultKeywords: {},
      inputs: counted.flatMap((field) => [{ entity, field: field.name }, ...(field.computed?.inputs ?? [])]),
      types: ['numeric(9,4)'],
      related: isCostly,
      varies: counted.some(({ computed }) => computed?.varies === true),
      columns: (alias, sight) => [share(counted, alias, sight)],
    },
  };
}

function share(counted: readonly Field[], alias: string, sight: Sight): Sql {
  if (counted.length === 0) return raw('100::numeric');
  const filled = counted.map((field) => sql`(${isFilled(field, alias, sight)})::int`);
  return sql`round(100.0 * (${join(filled, ' + ')}) / ${raw(String(counted.length))})`;
}

function isFilled(field: Field, alias: string, sight: Sight): Sql {
  if (field.link) return sql`EXISTS (SELECT 1 FROM ${linkTable(field)} l WHERE l.record_id = ${fieldColumns(field, alias).link?.record})`;
  const [first] = field.computed ? sight.columns(field, alias).columns : fieldColumns(field, alias).columns;
  return sql`${first} IS NOT NULL`;
}
