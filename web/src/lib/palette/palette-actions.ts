import { capture } from '#lib/capture/capture.svelte.ts';
import { creator } from '#lib/fields/creator.svelte.ts';
import { entityText, i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';
import { languages } from '#lib/i18n/languages.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { matches } from '#lib/palette/matches.ts';
import { mainPlaces, toolPlaces } from '#lib/shell/places.ts';
import { shortcuts } from '#lib/shell/shortcuts.svelte.ts';
import { prefer, themeOptions } from '#lib/shell/user-menu.ts';
import { theme } from '#lib/ui/theme.svelte.ts';
import type { EntityView, SavedView } from '#schemas/types/api.ts';
import { goto } from '$app/navigation';

/** Something the palette can do, after the records it found. */
export interface PaletteAction {
  key: string;
  label: string;
  /** A second, quieter line. */
  detail?: string;
  icon: string;
  /** Goes there; can be opened beside. */
  href?: string;
  run?: () => void;
  /** The key that does the same. */
  shortcut?: string;
}
export interface ActionGroup {
  key: string;
  label: string;
  actions: PaletteAction[];
}

/** Of all that can be created, as many are offered for a word that may be anything. */
const creations = 5;

export function actionGroups(typed: string, saved: readonly SavedView[]): ActionGroup[] {
  const places = [...listPlaces(), ...(typed === '' ? [] : viewPlaces(saved))].filter((place) => matches(place.label, typed));
  const settings = [...toolActions(), ...(typed === '' ? [] : choiceActions())].filter((action) => matches(action.label, typed));
  return [
    { key: 'go', label: t('palette.go'), actions: places },
    { key: 'do', label: t('palette.actions'), actions: [...makeActions(typed), ...settings] },
  ].filter(({ actions }) => actions.length > 0);
}

/** Writes about it, or creates it. */
function makeActions(typed: string): PaletteAction[] {
  const creatable = creator.ready ? schema.navigation.filter((entity) => entity.can.create && entity !== capture.entity) : [];
  const named = typed === '' ? [] : creatable.filter((entity) => matches(createLabel(entity, ''), typed));
  // "new task" means a task without a name, anything else a record of that name.
  const chosen = named.length > 0 ? named : typed === '' ? [] : creatable.slice(0, creations);
  const name = named.length > 0 ? '' : typed;
  return [...noteAction(typed), ...chosen.map((entity) => createAction(entity, name))];
}

function noteAction(typed: string): PaletteAction[] {
  const { entity } = capture;
  if (!entity) return [];
  const words = { entity: inSentence(entityText(entity.label, 'one', entity.name), i18n.locale), about: typed };
  const label = typed === '' ? t('capture.write', words) : t('palette.noteAbout', words);
  const run = () => capture.show(typed === '' ? {} : { about: undefined, search: typed });
  return [{ key: 'note', label, icon: 'pen-line', shortcut: 'R', run }];
}

function createLabel(entity: EntityView, name: string): string {
  const words = { entity: inSentence(entityText(entity.label, 'one', entity.name), i18n.locale), name };
  return name === '' ? t('create.named', words) : t('palette.create', words);
}

function createAction(entity: EntityView, name: string): PaletteAction {
  const title = entity.fields.find((field) => field.name === entity.titleField);
  // A title that the server gives, or that is another record, cannot be what was typed.
  const preset = name !== '' && title && !title.readOnly && !title.relation ? { [entity.titleField]: name } : {};
  const run = async () => {
    const made = await creator.create(entity.name, preset);
    if (made) await goto(`/${entity.name}/${made.id}`);
  };
  return { key: `create ${entity.name}`, label: createLabel(entity, name), icon: 'plus', run: () => void run() };
}

function listPlaces(): PaletteAction[] {
  return mainPlaces().map((place) => ({ key: `go ${place.href}`, ...place }));
}

function viewPlaces(saved: readonly SavedView[]): PaletteAction[] {
  return schema.navigation.flatMap((entity) => {
    const many = entityText(entity.label, 'many', entity.name);
    const shipped = entity.views.map((view) => ({ key: view.key, name: text(view.label, view.key) }));
    const own = saved.filter((view) => view.entity === entity.name && !view.broken).map((view) => ({ key: view.id, name: view.name }));
    return [...shipped, ...own].map(({ key, name }) => ({
      key: `view ${entity.name} ${key}`,
      label: `${many} › ${name}`,
      icon: 'list',
      href: `/${entity.name}?view=${encodeURIComponent(key)}`,
    }));
  });
}

function toolActions(): PaletteAction[] {
  return [
    ...toolPlaces().map((place) => ({ key: place.href, ...place })),
    { key: 'profile', label: t('profile.title'), icon: 'user-cog', href: '/settings/profile' },
    { key: 'shortcuts', label: t('shortcuts.title'), icon: 'keyboard', shortcut: '?', run: () => shortcuts.show() },
  ];
}

function choiceActions(): PaletteAction[] {
  return [
    ...themeOptions()
      .filter((one) => one.value !== theme.choice)
      .map((one) => ({
        key: `theme ${one.value}`,
        label: `${t('profile.theme')}: ${one.label}`,
        icon: one.icon,
        run: () => void prefer({ theme: one.value }),
      })),
    ...languages
      .filter((one) => one.value !== i18n.language)
      .map((one) => ({
        key: `language ${one.value}`,
        label: `${t('profile.language')}: ${one.label}`,
        icon: 'languages',
        run: () => void prefer({ language: one.value }),
      })),
  ];
}
