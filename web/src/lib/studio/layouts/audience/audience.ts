import { fieldKind } from '#lib/fields/field-types.ts';
import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { Role } from '#schemas/types/api.ts';
import type { Audience } from '#schemas/types/definition.ts';

export const roles: readonly Role[] = ['administrator', 'member'];

/** The groups of people an audience may name, with the field of a user that says who is in them. */
const groupFields = { teams: 'teams', departments: 'department' } as const;
export type GroupPart = keyof typeof groupFields;

export interface Group {
  part: GroupPart;
  /** The entity whose records they are. */
  target: string;
  label: string;
}

export function groups(): Group[] {
  return (Object.keys(groupFields) as GroupPart[]).flatMap((part) => {
    const field = schema.field('user', groupFields[part]);
    const target = field && fieldKind(field).target?.(field);
    return field && target ? [{ part, target, label: text(field.label, field.name) }] : [];
  });
}

/** "Technicians and Sales"; everybody when nobody is named. */
export function audienceText(audience: Audience | undefined): string {
  if (!audience) return t('layout.for.everybody');
  const named = groups().flatMap(({ part, target }) => (audience[part] ?? []).map((id) => titles.get(target, id) ?? '…'));
  const words = [...(audience.roles ?? []).map((role) => roleText(role)), ...named];
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(words);
}

export function roleText(role: string): string {
  const known = roles.find((one) => one === role);
  return known ? t(`layout.role.${known}`) : role;
}

/** An audience that names nobody is everybody. */
export function setAudience(audience: Audience | undefined, part: keyof Audience, ids: readonly string[]): Audience | undefined {
  const { [part]: _, ...rest } = audience ?? {};
  const next = ids.length > 0 ? { ...rest, [part]: [...ids] } : rest;
  return Object.keys(next).length > 0 ? next : undefined;
}
