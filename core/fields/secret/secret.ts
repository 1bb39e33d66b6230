import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { emptiness } from '#core/fields/operators/emptiness.ts';
import { cleanText } from '#core/fields/reading/clean-text.ts';
import { Concealed, type SetSecret } from '#core/fields/secret/concealed.ts';

const longest = 4_000;

function conceal(value: string | SetSecret): Parsed<SetSecret> {
  if (value instanceof Concealed) return { value };
  if (typeof value !== 'string') return { reason: 'secret.unchanged' };
  if (value === '') return { value: null };
  const clean = cleanText(value);
  return 'reason' in clean ? clean : { value: new Concealed(clean.value ?? '') };
}

/**
 * A password, a key: encrypted at rest, and read back by nobody but whoever may change it and asks for it by name, which is told in the
 * record's history. Not sorted, searched, grouped, imported or printed; filtered only by whether there is one.
 */
export const secret: FieldType<SetSecret> = {
  name: 'secret',
  keywords: { type: 'object', properties: { 'x-unique': { const: false }, 'x-search': false, default: false } },
  schema: () => ({
    anyOf: [
      { type: 'string', maxLength: longest },
      { type: 'object', properties: { set: { const: true } }, required: ['set'], additionalProperties: false },
    ],
  }),
  columns: () => [{ suffix: '', type: 'text' }],
  store: (value, { vault }, field) => {
    if (value === null) return [null];
    const clear = Concealed.clearOf(value);
    if (clear === undefined || !vault) throw new Error(`the secret ${field['x-uid']} cannot be sealed here`);
    return [vault.seal(clear, field['x-uid'])];
  },
  load: ([stored]) => (typeof stored === 'string' ? { set: true } : null),
  normalise: conceal,
  operand: () => ({ reason: 'secret.operand' }),
  operators: { ...emptiness },
  print: () => '',
  reveal: ([stored], { vault }, field) => (typeof stored === 'string' ? vault?.open(stored, field['x-uid']) : undefined),
};
