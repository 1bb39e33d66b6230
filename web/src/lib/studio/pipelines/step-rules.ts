import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { ownRules } from '#lib/studio/rules/overlay-rules.ts';
import type { Condition, Rule } from '#schemas/types/definition.ts';

/** The condition of being in a step. */
export function inStep(field: string, step: string): Condition {
  return { field, op: 'eq', value: step };
}

/** What a step demands of a record before it comes there. */
export function stepRules(overlay: Overlay, field: string, step: string): Rule[] {
  const wanted = JSON.stringify(inStep(field, step));
  return ownRules(overlay).filter(({ when, on }) => on === 'enter' && JSON.stringify(when) === wanted);
}

/** A removed step asks for nothing any more. */
export function withoutStepRules(overlay: Overlay, field: string, step: string): Overlay {
  const gone = new Set(stepRules(overlay, field, step).map(({ uid }) => uid));
  const rules = ownRules(overlay).filter(({ uid }) => !gone.has(uid));
  const { 'x-rule': _, ...rest } = overlay;
  return rules.length > 0 ? { ...rest, 'x-rule': rules } : rest;
}
