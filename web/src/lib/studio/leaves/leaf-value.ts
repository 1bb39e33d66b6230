import { fieldTypes } from '#lib/fields/field-types.ts';
import type { Key } from '#lib/i18n/catalogues.ts';
import { entityText, i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { type Leaf, steps } from '#lib/studio/leaves/differences.ts';
import type { Known } from '#lib/studio/leaves/leaf-words.ts';
import type { Text } from '#schemas/types/definition.ts';

/** Places whose values are names of fields. */
const naming = new Set(['list', 'keyFields', 'card', 'groupBy', 'sum', 'pausedUntil', 'titleField', 'required', 'fields']);
const words: Readonly<Record<string, Key>> = {
  'ownership/user': 'leaf.value.owned',
  'ownership/none': 'leaf.value.shared',
  'sensitivity/confidential': 'leaf.value.confidential',
  'sensitivity/personal': 'leaf.value.personal',
  'sensitivity/normal': 'leaf.value.normal',
};

/** One side of a leaf as people read it; "–" for nothing. */
export function leafValue(leaf: Leaf, side: 'before' | 'after', known: Known | undefined): string {
  const value = leaf[side];
  if (value === undefined || value === null || value === '') return '–';
  const last = steps(leaf.path).at(-1) ?? '';
  if (naming.has(last)) return namesOf(value, known);
  if (last === 'color') return t(`studio.color.${value as 'gray'}`);
  if (last === 'x-type') return fieldTypes[String(value)] ? t(fieldTypes[String(value)]?.label as Key) : String(value);
  if (last === 'target') return entityText(schema.entity(String(value))?.label ?? {}, 'one', String(value));
  const key = words[`${last.replace(/^x-/, '')}/${String(value)}`];
  return key ? t(key) : plainValue(value);
}

function plainValue(value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return i18n.formats.integer(value);
  if (Array.isArray(value)) return value.map((item) => itemName(item)).join(', ');
  return typeof value === 'object' && value !== null ? itemName(value) : String(value);
}

function itemName(item: unknown): string {
  const { label, key, value } = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
  if (label && typeof label === 'object') return text(label, String(key ?? value ?? ''));
  return typeof item === 'string' ? item : JSON.stringify(item);
}

/** Fields that every entity has, such as the owner. */
function engineLabel(name: string): Text | undefined {
  return schema.entities.flatMap((entity) => entity.fields).find((field) => field.system && field.name === name)?.label;
}

function namesOf(value: unknown, known: Known | undefined): string {
  const names = Array.isArray(value) ? value.map(String) : [String(value)];
  if (names.length === 0) return '–';
  return names.map((name) => text(known?.properties[name]?.['x-label'] ?? engineLabel(name), name)).join(', ');
}
