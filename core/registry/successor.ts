import type { FieldType } from '#core/contract/field-type.ts';
import type { Field, Link } from '#core/contract/registry.ts';
import { converter, type Typed } from '#core/registry/convert-value.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import type { PhysicalField, Storage } from '#core/registry/physical.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export function linkOf(type: FieldType, definition: FieldDefinition, { linkTable }: Storage): Link | undefined {
  if (linkTable === null) return undefined;
  return { table: linkTable, attributes: (type.linkColumns?.(definition) ?? []).map((column) => column.name) };
}

/** What a field whose type is being changed will be; nothing for any other, or while `entities` lacks what it will point at. */
export function successorOf(from: Typed, { next }: PhysicalField, entities: ReadonlySet<string>): Pick<Field, 'successor'> {
  const type = next && engineTypes.get(next.definition['x-type']);
  const target = next && type?.target?.(next.definition);
  if (!type || (target !== undefined && !entities.has(target))) return {};
  const { definition, formats, columns } = next;
  const convert = converter({ from, to: { type, definition }, formats });
  return {
    successor: {
      ...{ type, definition, columns },
      link: linkOf(type, definition, next),
      target,
      convert: (value) => {
        const converted = convert(value);
        return 'reason' in converted ? null : converted.value;
      },
    },
  };
}
