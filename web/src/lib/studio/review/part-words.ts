import { t, text } from '#lib/i18n/i18n.svelte.ts';
import type { PartChange } from '#lib/studio/draft/draft-parts.ts';
import type { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';

/** A changed layout or rule, in words for the plan. */
export function partWords({ base, overlay }: EntityDraft, { kind, part }: PartChange): string {
  if (kind === 'page') {
    const now = overlay['x-view']?.layouts?.find(({ key }) => key === part);
    const before = base.definition['x-view']?.layouts?.find(({ key }) => key === part);
    return t(now ? 'layout.plan.page' : 'layout.plan.pageGone', { layout: text((now ?? before)?.label, part) });
  }
  const now = overlay['x-rule']?.find(({ uid }) => uid === part);
  const before = base.definition['x-rule']?.find(({ uid }) => uid === part);
  return t(now ? 'layout.plan.rule' : 'layout.plan.ruleGone', { rule: text((now ?? before)?.message, part) });
}
