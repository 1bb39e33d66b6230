import { fieldKind } from '#lib/fields/field-types.ts';
import { evaluate } from '#lib/model/condition.ts';
import { offeredOperators } from '#lib/views/filter/filter-sentence.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** The base fields that somebody sets; the others are filled in after a rule has been asked. */
const settable = new Set(['owner', 'team']);

/** An entity as rules and layouts may ask about it: a record's own values, with what can be told of them anywhere. */
export function ownConditions(entity: EntityView): EntityView {
  return { ...entity, fields: entity.fields.filter((field) => !field.system || settable.has(field.name)).map(narrowed) };
}

/** Operators that look at related records are for lists. */
function narrowed(field: FieldView): FieldView {
  const ops = offeredOperators(field).filter((op) => evaluate({ field: field.name, op, value: [] }, {}, nowhere) !== undefined);
  const kind = fieldKind(field);
  return {
    ...field,
    operators: kind.target && Array.isArray(kind.pointTo?.('')) ? ops.filter((op) => op === 'empty' || op === 'notEmpty') : ops,
  };
}

const nowhere = { user: undefined, today: '2000-01-01' };
