import type { Overlay } from '#lib/studio/draft/overlay.ts';
import type { StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { Condition, Rule } from '#schemas/types/definition.ts';

/** Rules of an administrator's own, which can be changed here. */
export function ownRules(overlay: Overlay): readonly Rule[] {
  return overlay['x-rule'] ?? [];
}

/** Rules of the layers below: they hold, and only their owner changes them. */
export function rulesBelow(base: StudioBase): readonly Rule[] {
  const own = new Set((base.overlay['x-rule'] ?? []).map(({ uid }) => uid));
  return (base.definition['x-rule'] ?? []).filter(({ uid }) => !own.has(uid));
}

/** In the place of the one it was, or as the last. */
export function withRule(overlay: Overlay, rule: Rule): Overlay {
  const rules = ownRules(overlay);
  const isKnown = rules.some(({ uid }) => uid === rule.uid);
  return setRules(overlay, isKnown ? rules.map((one) => (one.uid === rule.uid ? rule : one)) : [...rules, rule]);
}

export function withoutRule(overlay: Overlay, uid: string): Overlay {
  return setRules(
    overlay,
    ownRules(overlay).filter((one) => one.uid !== uid),
  );
}

function setRules(overlay: Overlay, rules: readonly Rule[]): Overlay {
  const { 'x-rule': _, ...rest } = overlay;
  return rules.length > 0 ? { ...rest, 'x-rule': [...rules] } : rest;
}

/** Of all parts of a rule only those that say something. */
export function tidyRule({ uid, when, on, require = [], must, message }: Rule): Rule {
  return {
    uid,
    when,
    ...(on === 'enter' && { on }),
    ...(require.length > 0 && { require }),
    ...(must && { must }),
    message,
  };
}

/** Holds for every record. */
export const always: Condition = { and: [] };

export function isAlways(condition: Condition): boolean {
  return 'and' in condition && condition.and.length === 0;
}

export type RuleFault = 'asks' | 'message' | 'enter';

/** What is missing, told without the server. */
export function ruleFaults({ when, on, require = [], must, message }: Rule): RuleFault[] {
  const isSaid = Object.values(message).some((words) => words?.trim());
  return [
    ...(on === 'enter' && isAlways(when) ? (['enter'] as const) : []),
    ...(require.length > 0 || must ? [] : (['asks'] as const)),
    ...(isSaid ? [] : (['message'] as const)),
  ];
}
