import type { FieldType } from '#core/contract/field-type.ts';
import { column } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { idOperand } from '#core/fields/relation-one/relation-one.ts';

/** The id of the record itself. Only the engine gives fields this type. */
export const recordId: FieldType<string> = {
  name: 'record_id',
  keywords: { type: 'object' },
  schema: () => ({ type: 'string', format: 'uuid' }),
  columns: () => [{ suffix: '', type: 'uuid' }],
  operand: idOperand,
  operators: equality('uuid', column),
  order: (at) => column(at),
  orderType: 'uuid',
  print: (value) => value,
  readOnly: true,
};
