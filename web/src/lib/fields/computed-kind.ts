import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/unknown/Display.svelte';
import Input from '#lib/fields/unknown/Input.svelte';

/** A type whose values are those of other types: what it looks like is asked of the kind of what comes out. */
export function computedKind({ icon, label }: Pick<FieldKind, 'icon' | 'label'>): FieldKind {
  return { icon, label, Display, Input, print: String, operators: [], width: () => 160, computed: true };
}

const made = new Map<string, FieldKind>();

/** The kind of what comes out, under the icon and the name of the computed type. One object each, so that nothing is drawn anew. */
export function kindOfResult(name: string, own: FieldKind, result: FieldKind): FieldKind {
  const key = `${name} ${result.label}`;
  // Links are not followed from here: what comes out of a computed field is never one.
  const { target: _, pointsAt: __, pointTo: ___, ...shown } = result;
  const kind = made.get(key) ?? { ...shown, icon: own.icon, label: own.label, computed: true };
  made.set(key, kind);
  return kind;
}
