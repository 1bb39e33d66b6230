import { failureText } from '#lib/api/failure-text.ts';
import { i18n, t } from '#lib/i18n/i18n.svelte.ts';
import { offeredLanguages } from '#lib/i18n/languages.ts';
import { session } from '#lib/model/session.svelte.ts';
import { forgetEverything } from '#lib/shell/boot.ts';
import type { MenuGroup } from '#lib/ui/Menu.svelte';
import { type ThemeChoice, theme } from '#lib/ui/theme.svelte.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';
import type { Preferences } from '#schemas/types/api.ts';
import { goto } from '$app/navigation';

const themes: readonly { value: ThemeChoice; icon: string }[] = [
  { value: 'system', icon: 'monitor' },
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
];

export function themeOptions(): { value: ThemeChoice; icon: string; label: string }[] {
  return themes.map((one) => ({ ...one, label: t(`theme.${one.value}`) }));
}

export async function prefer(preferences: Preferences): Promise<void> {
  try {
    await session.prefer(preferences);
  } catch (error) {
    toastError(failureText(error));
  }
}

async function signOut(): Promise<void> {
  try {
    await session.signOut();
  } finally {
    forgetEverything();
    await goto('/sign-in');
  }
}

export function userMenu(): MenuGroup[] {
  return [
    {
      items: [
        { label: t('profile.title'), icon: 'user-cog', href: '/settings/profile' },
        { label: t('trash.title'), icon: 'trash-2', href: '/trash' },
      ],
    },
    {
      label: t('profile.language'),
      items: offeredLanguages(session.organisation?.languages, i18n.language).map((one) => ({
        label: one.label,
        checked: one.value === i18n.language,
        onselect: () => void prefer({ language: one.value }),
      })),
    },
    {
      label: t('profile.theme'),
      items: themeOptions().map((one) => ({
        label: one.label,
        icon: one.icon,
        checked: one.value === theme.choice,
        onselect: () => void prefer({ theme: one.value }),
      })),
    },
    { items: [{ label: t('signOut'), icon: 'log-out', onselect: () => void signOut() }] },
  ];
}
