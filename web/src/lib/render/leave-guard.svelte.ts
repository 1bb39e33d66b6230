import { t } from '#lib/i18n/i18n.svelte.ts';
import { confirm } from '#lib/ui/confirm.svelte.ts';
import { beforeNavigate, goto } from '$app/navigation';

/** Whether what was written may be lost. */
export function confirmLeaving(): Promise<boolean> {
  return confirm({
    title: t('leave.title'),
    text: t('leave.text'),
    action: t('leave.discard'),
    cancel: t('leave.stay'),
    kind: 'danger',
  });
}

/** Asks before unsaved changes are left behind. Call while a component is being set up. */
export function guardLeaving(isDirty: () => boolean): void {
  let allowed = false;
  beforeNavigate((navigation) => {
    if (allowed || !isDirty()) return;
    const { to } = navigation;
    // Within the page (a tab, a filter) nothing is lost.
    if (!navigation.willUnload && to?.url.pathname === navigation.from?.url.pathname) return;
    navigation.cancel();
    if (navigation.willUnload || !to) return;
    void confirmLeaving().then((yes) => {
      if (!yes) return;
      allowed = true;
      void goto(to.url);
    });
  });
}
