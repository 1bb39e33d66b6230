import { failureText } from '#lib/api/failure-text.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { demo } from '#lib/model/demo.svelte.ts';
import { confirm } from '#lib/ui/confirm.svelte.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';

/** Says what goes and what stays, and begins when the person agrees. */
export async function askToRemoveDemo(): Promise<void> {
  try {
    // Where counting takes too long, the question is asked without the numbers.
    const { others, bound } = await demo.others().catch(() => ({ others: 0, bound: 0 }));
    const text = [
      t('demo.confirm.text'),
      ...(others > 0 ? [t('demo.confirm.others', { count: others })] : []),
      ...(bound > 0 ? [t('demo.confirm.bound', { count: bound })] : []),
    ].join(' ');
    const agreed = await confirm({ title: t('demo.confirm.title'), text, action: t('demo.remove'), cancel: t('cancel'), kind: 'danger' });
    if (agreed) await demo.remove();
  } catch (error) {
    toastError(failureText(error));
  }
}
