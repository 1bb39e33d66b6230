import { expect, test } from 'vitest';
import { inStep, stepRules, withoutStepRules } from '#lib/studio/pipelines/step-rules.ts';
import type { Rule } from '#schemas/types/definition.ts';

const rule = (uid: string, step: string, on?: 'enter'): Rule => ({
  uid,
  when: inStep('step', step),
  ...(on && { on }),
  require: ['amount'],
  message: { en: uid },
});
const overlay = { 'x-extends': 'lead', 'x-rule': [rule('a', 's1', 'enter'), rule('b', 's2', 'enter'), rule('c', 's1')] };

test('a step demands what is asked on entering it, and nothing else', () => {
  expect(stepRules(overlay, 'step', 's1').map(({ uid }) => uid)).toEqual(['a']);
});

test('with the step goes what it demands', () => {
  expect(withoutStepRules(overlay, 'step', 's1')['x-rule']?.map(({ uid }) => uid)).toEqual(['b', 'c']);
  expect(withoutStepRules({ 'x-extends': 'lead', 'x-rule': [rule('a', 's1', 'enter')] }, 'step', 's1')).toEqual({ 'x-extends': 'lead' });
});
