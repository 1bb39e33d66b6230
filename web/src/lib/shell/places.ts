import { entityText, t } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';

interface Place {
  href: string;
  icon: string;
  label: string;
}

/** Where people work: their day, and what there is of each kind. */
export function mainPlaces(): Place[] {
  return [
    { href: '/today', icon: 'sun', label: t('today.title') },
    ...schema.navigation.map(({ name, icon, label }) => ({ href: `/${name}`, icon, label: entityText(label, 'many', name) })),
  ];
}

/** Where the tools are that this person may use. */
export function toolPlaces(): Place[] {
  const brings = schema.entities.some((entity) => entity.can.create && entity.features.includes('import'));
  return [
    ...(brings ? [{ href: '/studio/import', icon: 'upload', label: t('nav.import') }] : []),
    ...(session.isAdministrator ? [{ href: '/studio', icon: 'sliders-horizontal', label: t('nav.studio') }] : []),
  ];
}
