import { fieldTypes } from '#lib/fields/field-types.ts';
import { entityText, t, text } from '#lib/i18n/i18n.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { matches } from '#lib/palette/matches.ts';
import type { ActionGroup, PaletteAction } from '#lib/palette/palette-actions.ts';
import { definitions } from '#lib/studio/definitions/definitions.svelte.ts';
import { type Found, type FoundKind, findDefinitions } from '#lib/studio/search/find-definitions.ts';
import { placesFor } from '#lib/studio/shell/studio-nav.ts';

const kinds: readonly FoundKind[] = ['entity', 'field', 'option', 'rule'];

/** What the palette finds while somebody is in the studio. */
export function studioSearch(typed: string): ActionGroup[] {
  const pages = placesFor(session.isAdministrator)
    .flatMap((group) => group.places)
    .map((place): PaletteAction => ({ key: `studio ${place.href}`, label: t(place.label), icon: place.icon, href: place.href }));
  const own = [...pages, { key: 'studio new', label: t('entity.new.action'), icon: 'plus', href: '/studio/entities?new' }];
  const places = { key: 'studio pages', label: t('find.pages'), actions: own.filter((action) => matches(action.label, typed)) };
  if (typed === '') return [places];
  // API names are looked in word by word, too.
  const words = typed.replaceAll('_', ' ');
  const found = findDefinitions(definitions.list, (where) => matches(where, words));
  return [...kinds.map((kind) => ({ key: `studio ${kind}`, label: t(`find.${kind}`), actions: found[kind].map(actionOf) })), places];
}

function actionOf(one: Found, index: number): PaletteAction {
  const { kind, entity, field, definition, label, retired } = one;
  const title = entityText(entity.definition['x-label'], 'one', entity.name);
  const fieldLabel = text(definition?.['x-label'], field);
  const where =
    kind === 'entity' ? entity.name : kind === 'option' ? `${title} › ${fieldLabel}` : kind === 'field' ? `${title} · ${field}` : title;
  return {
    key: `studio ${kind} ${entity.name} ${field ?? ''} ${index}`,
    label: kind === 'entity' ? title : text(label, field),
    detail: retired ? `${where} · ${t('find.retired')}` : where,
    icon: iconOf(one),
    href: `/studio/entities/${entity.name}${field ? `?field=${encodeURIComponent(field)}` : ''}`,
  };
}

function iconOf({ kind, entity, definition }: Found): string {
  if (kind === 'entity') return entity.definition['x-view']?.icon ?? 'box';
  if (kind === 'rule') return 'list-checks';
  return kind === 'option' ? 'circle-dot' : (fieldTypes[definition?.['x-type'] ?? '']?.icon ?? 'circle');
}
