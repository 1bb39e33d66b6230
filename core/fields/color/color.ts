import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';

const longest = 60;

/** "#0B6E6E", "0b6e6e", "#abc" and "rgb(11, 110, 110)" → "#0b6e6e". */
function read(text: string): Parsed<string> {
  if (text.length > longest) return { reason: 'color.format' };
  const written = text.trim().toLowerCase();
  if (written === '') return { value: null };
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(written)?.[1];
  if (hex) return { value: `#${hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex}` };
  const parts = /^rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)$/.exec(written)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return { reason: 'color.format' };
  return { value: `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}` };
}

/** A colour, as screens write it. */
export const color: FieldType<string> = {
  name: 'color',
  keywords: { type: 'object' },
  schema: () => ({ type: 'string', maxLength: longest }),
  columns: () => [{ suffix: '', type: 'text' }],
  normalise: read,
  operand: (value) => {
    const color = typeof value === 'string' ? read(value) : { reason: 'color.format' };
    return 'value' in color && color.value === null ? { reason: 'color.format' } : color;
  },
  operators: { ...equality('text', column), ...emptiness },
  index: (at) => column(at),
  group: (at) => column(at),
  parse: read,
  print: (value) => value,
};
