import { expect, test } from 'vitest';
import { sampleBase } from '#lib/studio/draft/studio-base.samples.ts';
import { always, isAlways, ownRules, ruleFaults, rulesBelow, tidyRule, withoutRule, withRule } from '#lib/studio/rules/overlay-rules.ts';
import type { Rule } from '#schemas/types/definition.ts';

const when = { field: 'status', op: 'eq' as const, value: 'lost' };
const rule: Rule = { uid: 'r_1', when, require: ['name'], message: { pt: 'Indique o nome' } };
const empty = { 'x-extends': 'lead' };

test('a rule is added, changed in its place and taken away, and nothing is left of it', () => {
  const two = withRule(withRule(empty, rule), { ...rule, uid: 'r_2' });
  const changed = withRule(two, { ...rule, on: 'enter' });
  expect(ownRules(changed).map(({ uid, on }) => [uid, on])).toEqual([
    ['r_1', 'enter'],
    ['r_2', undefined],
  ]);
  expect(withoutRule(withoutRule(changed, 'r_1'), 'r_2')).toEqual(empty);
});

test('what others defined is told apart from one’s own', () => {
  const base = sampleBase();
  const both = {
    ...base,
    definition: { ...base.definition, 'x-rule': [rule, { ...rule, uid: 'theirs' }] },
    overlay: { ...base.overlay, 'x-rule': [rule] },
  };
  expect(rulesBelow(both).map(({ uid }) => uid)).toEqual(['theirs']);
});

test('what is as usual is not said', () => {
  expect(tidyRule({ ...rule, on: 'always', require: [], must: when })).toEqual({ uid: 'r_1', when, must: when, message: rule.message });
  expect(isAlways(always)).toBe(true);
});

test('a rule has to ask for something, in words, and be entered by something', () => {
  expect(ruleFaults(rule)).toEqual([]);
  expect(ruleFaults({ uid: 'r', when: always, on: 'enter', message: { pt: ' ' } })).toEqual(['enter', 'asks', 'message']);
});
