import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FieldType, Formats, Parsed } from '#core/contract/field-type.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface Typed {
  readonly type: FieldType;
  readonly definition: FieldDefinition;
}

export interface ConversionRule {
  readonly from: Typed;
  readonly to: Typed;
  /** How texts are written and read in between: the same on every node, for as long as the conversion lasts. */
  readonly formats: Formats;
}

const NOTHING = { value: null };

export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** How a value of one field becomes one of another: as the new type knows better, else by what the old one prints and the new one reads. */
export function converter({ from, to, formats }: ConversionRule): (value: unknown) => Parsed<unknown> {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false });
  addFormats.default(ajv);
  const fits = ajv.compile(to.type.schema(to.definition));
  const context = { country: formats.country, baseCurrency: formats.currency };
  return (value) => {
    if (isNothing(value)) return NOTHING;
    const read = readAnew(value, { from, to, formats });
    if ('reason' in read || isNothing(read.value)) return read;
    if (!fits(read.value)) return { reason: fits.errors?.[0]?.keyword ?? 'type' };
    return to.type.normalise ? to.type.normalise(read.value, to.definition, context) : read;
  };
}

function readAnew(value: unknown, { from, to, formats }: ConversionRule): Parsed<unknown> {
  const known = to.type.convert?.({ value, type: from.type, field: from.definition, formats }, to.definition);
  if (known) return known;
  // What people call the record at the other end is not known here, and its id would tell them nothing.
  if (!to.type.parse || from.type.relation) return { reason: 'type' };
  const text = from.type.print(value, from.definition, formats).trim();
  return text === '' ? NOTHING : to.type.parse(text, formats, to.definition);
}

/** What stands in the columns of a field, as its value. */
export function loadValue({ type, definition }: Typed, columns: readonly unknown[]): unknown {
  return type.load ? type.load(columns, definition) : (columns[0] ?? null);
}
