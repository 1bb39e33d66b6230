import { mapNames } from '#lib/studio/draft/field-names.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { fieldBelow, isOwn, type StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { FieldAdjustment, Section, UserLanguage } from '#schemas/types/definition.ts';

export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

/** An adjustment that says nothing is none; neither is an empty list. */
export function tidy(overlay: Overlay): Overlay {
  const properties = Object.entries(overlay.properties ?? {}).filter(([, field]) => Object.keys(field).length > 0);
  const { properties: _, required = [], 'x-view': view = {}, ...rest } = overlay;
  return {
    ...rest,
    ...(Object.keys(view).length > 0 && { 'x-view': view }),
    ...(required.length > 0 && { required }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}

/** The uid of a new field is only our own handle for it: the server gives it its real one. A field that comes back has its own. */
export function withoutNewUids(overlay: Overlay, { overlay: stored, former }: StudioBase): Overlay {
  if (!overlay.properties) return overlay;
  const returning = new Set(former.map((field) => field.uid));
  const properties = Object.entries(overlay.properties).map(([name, field]) => {
    const uid = field['x-uid'];
    if (stored.properties?.[name]?.['x-uid'] === uid || (uid && returning.has(uid))) return [name, field];
    const { 'x-uid': _, ...rest } = field;
    return [name, rest];
  });
  return { ...overlay, properties: Object.fromEntries(properties) };
}

function setField(overlay: Overlay, name: string, field: FieldAdjustment): Overlay {
  return tidy({ ...overlay, properties: { ...overlay.properties, [name]: field } });
}

/** Sets a keyword of a field, or takes it back when the value is undefined. */
export function setKeyword(overlay: Overlay, name: string, change: { keyword: string; value: unknown }): Overlay {
  const { [change.keyword]: _, ...rest } = overlay.properties?.[name] ?? {};
  return setField(overlay, name, change.value === undefined ? rest : { ...rest, [change.keyword]: change.value });
}

/** What a field says whatever its type is. */
const LASTING = ['x-uid', 'x-label', 'x-help', 'x-view', 'x-sensitivity'] as const;

export interface TypeChange {
  name: string;
  type: string;
  /** What a field of the type begins with. */
  keywords: FieldAdjustment;
}

/** A field of another type keeps what does not depend on it; back at its stored type it is as it is stored. */
export function setType(base: StudioBase, overlay: Overlay, { name, type, keywords }: TypeChange): Overlay {
  const stored = base.overlay.properties?.[name];
  if (stored?.['x-type'] === type) return setField(overlay, name, stored);
  const field = overlay.properties?.[name] ?? {};
  const kept = Object.fromEntries(LASTING.filter((keyword) => keyword in field).map((keyword) => [keyword, field[keyword]]));
  return setField(overlay, name, { ...kept, 'x-type': type, ...keywords });
}

export interface TextChange {
  name: string;
  keyword: 'x-label' | 'x-help';
  language: UserLanguage;
  value: string;
}

/** What is said as below, or not at all, is no adjustment. A label of one's own may be empty only until it is checked. */
export function setText(base: StudioBase, overlay: Overlay, { name, keyword, language, value }: TextChange): Overlay {
  const below = fieldBelow(base, name)?.[keyword]?.[language];
  const { [language]: _, ...others } = overlay.properties?.[name]?.[keyword] ?? {};
  const text = value === '' || value === below ? others : { ...others, [language]: value };
  const empty = Object.keys(text).length === 0 && !(isOwn(base, name) && keyword === 'x-label');
  return setKeyword(overlay, name, { keyword, value: empty ? undefined : text });
}

export function setRequired(overlay: Overlay, name: string, required: boolean): Overlay {
  const others = (overlay.required ?? []).filter((one) => one !== name);
  return tidy({ ...overlay, required: required ? [...others, name] : others });
}

export function addField(
  overlay: Overlay,
  name: string,
  { field, section }: { field: FieldAdjustment; section: string | undefined },
): Overlay {
  const sections = overlay['x-view']?.sections;
  if (!sections) return setField(overlay, name, section ? { ...field, 'x-view': { section } } : field);
  const placed = sections.map((one) => (one.key === section ? { ...one, fields: [...one.fields, name] } : one));
  return setField(setSections(overlay, placed), name, field);
}

/** Only for fields that are not stored yet: stored ones are retired. */
export function dropField(overlay: Overlay, name: string): Overlay {
  const { [name]: _, ...properties } = overlay.properties ?? {};
  return tidy(mapNames({ ...overlay, properties }, (one) => (one === name ? undefined : one)));
}

/** Only for fields that are not stored yet: names are for ever. */
export function renameField(overlay: Overlay, from: string, to: string): Overlay {
  const rename = (name: string) => (name === from ? to : name);
  const properties = Object.fromEntries(Object.entries(overlay.properties ?? {}).map(([name, field]) => [rename(name), field]));
  return tidy(mapNames({ ...overlay, properties }, rename));
}

export function setRetired(overlay: Overlay, name: string, retired: boolean): Overlay {
  const freed = retired ? setRequired(overlay, name, false) : overlay;
  return setKeyword(freed, name, { keyword: 'x-lifecycle', value: retired ? { state: 'retired' } : undefined });
}

export function setSections(overlay: Overlay, sections: readonly Section[] | undefined): Overlay {
  const { sections: _, ...view } = overlay['x-view'] ?? {};
  return tidy({ ...overlay, 'x-view': sections ? { ...view, sections: [...sections] } : view });
}
