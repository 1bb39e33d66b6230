import type { Key } from '#lib/i18n/catalogues.ts';

export interface StudioPlace {
  href: string;
  icon: string;
  label: Key;
  /** Members may go there too. */
  everybody?: true;
}

export const studioPlaces: readonly { label: Key; places: readonly StudioPlace[] }[] = [
  {
    label: 'studio.nav.data',
    places: [
      { href: '/studio/entities', icon: 'boxes', label: 'studio.nav.entities' },
      { href: '/studio/import', icon: 'upload', label: 'studio.nav.import', everybody: true },
    ],
  },
  { label: 'studio.nav.access', places: [{ href: '/studio/users', icon: 'users-round', label: 'studio.nav.users' }] },
];

export function isOpenTo(administrator: boolean, path: string): boolean {
  const places = studioPlaces.flatMap((group) => group.places);
  return administrator || places.some((place) => place.everybody && path.startsWith(place.href));
}
