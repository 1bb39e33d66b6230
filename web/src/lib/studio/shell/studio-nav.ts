import type { Key } from '#lib/i18n/catalogues.ts';

export interface StudioPlace {
  href: string;
  icon: string;
  label: Key;
  /** Members may go there too. */
  everybody?: true;
}

const studioPlaces: readonly { label: Key; places: readonly StudioPlace[] }[] = [
  {
    label: 'studio.nav.data',
    places: [
      { href: '/studio/entities', icon: 'boxes', label: 'studio.nav.entities' },
      { href: '/studio/diagram', icon: 'workflow', label: 'diagram.short' },
      { href: '/studio/import', icon: 'upload', label: 'studio.nav.import', everybody: true },
      { href: '/studio/demo', icon: 'book-open', label: 'studio.nav.demo' },
    ],
  },
  {
    label: 'layout.nav.screens',
    places: [
      { href: '/studio/layouts', icon: 'layout-panel-left', label: 'layout.nav.layouts' },
      { href: '/studio/pipelines', icon: 'milestone', label: 'layout.nav.pipelines' },
    ],
  },
  { label: 'layout.nav.conduct', places: [{ href: '/studio/rules', icon: 'list-checks', label: 'layout.nav.rules' }] },
  { label: 'studio.nav.access', places: [{ href: '/studio/users', icon: 'users-round', label: 'studio.nav.users' }] },
  {
    label: 'studio.nav.system',
    places: [
      { href: '/studio/organisation', icon: 'building-2', label: 'organisation.nav' },
      { href: '/studio/completeness', icon: 'gauge', label: 'completeness.nav' },
      { href: '/studio/packs', icon: 'package', label: 'packs.nav' },
      { href: '/studio/configuration', icon: 'braces', label: 'configuration.nav' },
      { href: '/studio/history', icon: 'history', label: 'studio.nav.history' },
      { href: '/studio/drift', icon: 'database', label: 'drift.nav' },
    ],
  },
];

export function placesFor(administrator: boolean): typeof studioPlaces {
  return studioPlaces
    .map((group) => ({ ...group, places: group.places.filter((place) => administrator || place.everybody) }))
    .filter((group) => group.places.length > 0);
}

export function isOpenTo(administrator: boolean, path: string): boolean {
  const places = studioPlaces.flatMap((group) => group.places);
  return administrator || places.some((place) => place.everybody && path.startsWith(place.href));
}
