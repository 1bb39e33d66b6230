import { text } from '#lib/i18n/i18n.svelte.ts';
import type { FieldView } from '#schemas/types/api.ts';
import type { LinkAttribute } from '#schemas/types/definition.ts';

/** One related record, with what the relation says about it. */
export interface Link {
  id: string;
  [attribute: string]: unknown;
}

export function linksOf(value: unknown): Link[] {
  return Array.isArray(value)
    ? value.filter((one): one is Link => typeof one === 'object' && one !== null && typeof one.id === 'string')
    : [];
}

/** With one more at the end. */
export function added(links: readonly Link[], id: unknown): readonly Link[] {
  return typeof id === 'string' && !links.some((link) => link.id === id) ? [...links, { id }] : links;
}

/** With what is said now about one of them. */
export function replaced(links: readonly Link[], next: Link): Link[] {
  return links.map((link) => (link.id === next.id ? next : link));
}

/** The type of field that edits an attribute, by its plain JSON Schema. */
function typeOf(schema: LinkAttribute): string {
  if (schema.enum) return 'choice';
  if (schema.type !== 'string') return schema.type;
  return schema.format ?? 'text';
}

const words = (name: string) => name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

/** The attributes of the link as fields, so that they are shown and edited like any other. */
export function attributeFields(field: FieldView): FieldView[] {
  const { options: _, relation: __, help: ___, ...rest } = field;
  return Object.entries(field.relation?.attributes ?? {}).map(([name, schema]) => ({
    ...rest,
    uid: `${field.uid}.${name}`,
    name,
    type: typeOf(schema),
    label: schema['x-label'] ?? { en: words(name) },
    required: false,
    schema: { ...schema },
    ...(schema.enum && { options: schema.enum.map((value) => ({ value, uid: value, label: { en: words(value) } })) }),
    operators: [],
  }));
}

export function attributeLabel(field: FieldView): string {
  return text(field.label, field.name);
}

/** The attribute that says in words what the related record is there: a role. */
export function roleAttribute(field: FieldView): string | undefined {
  return Object.entries(field.relation?.attributes ?? {}).find(
    ([, schema]) => schema.type === 'string' && !schema.enum && !schema.format,
  )?.[0];
}
