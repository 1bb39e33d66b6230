import { attributeKind } from '#lib/fields/relation_many/attribute-kinds.ts';
import { attributeFields, attributeLabel, type Link } from '#lib/fields/relation_many/link.ts';
import { isEmpty } from '#lib/model/condition.ts';
import type { FieldView } from '#schemas/types/api.ts';

/** "Buyer · Decides": what the relation says of one related record, without the noes. */
export function linkNote(field: FieldView, link: Link): string {
  return attributeFields(field)
    .filter((attribute) => !isEmpty(link[attribute.name]) && link[attribute.name] !== false)
    .map((attribute) =>
      link[attribute.name] === true ? attributeLabel(attribute) : attributeKind(attribute).print(link[attribute.name], attribute),
    )
    .join(' · ');
}
