import { text } from '#lib/i18n/i18n.svelte.ts';
import { evaluate, type Surroundings } from '#lib/model/condition.ts';
import type { Condition, Rule } from '#schemas/types/definition.ts';

type Values = Record<string, unknown>;

interface Standing {
  readonly values: Values;
  /** As it is stored; undefined for a new record. */
  readonly before: Values | undefined;
  readonly around: Surroundings;
}

/** The rules that are to be kept once the record has these values. What only the server can tell is left to it. */
function rulesAsked(rules: readonly Rule[], { values, before, around }: Standing): Rule[] {
  return rules.filter(({ when, on }) => {
    if (evaluate(when, values, around) !== true) return false;
    return on !== 'enter' || !before || evaluate(when, before, around) !== true;
  });
}

/** Fields that rules ask for, whether they are filled in or not, with the rule's own words. */
export function demandedFields(rules: readonly Rule[], standing: Standing): Map<string, string> {
  return new Map(rulesAsked(rules, standing).flatMap((rule) => (rule.require ?? []).map((name) => [name, text(rule.message)] as const)));
}

/** Fields whose values a rule does not allow, with the rule's own words. */
export function wrongFields(rules: readonly Rule[], standing: Standing): Map<string, string> {
  const broken = rulesAsked(rules, standing).filter(({ must }) => must && evaluate(must, standing.values, standing.around) === false);
  return new Map(broken.flatMap(({ must, message }) => (must ? firstFields(must).map((name) => [name, text(message)] as const) : [])));
}

function firstFields(condition: Condition): string[] {
  if ('field' in condition) return [condition.field.split('.')[0] as string];
  const parts = 'and' in condition ? condition.and : 'or' in condition ? condition.or : [condition.not];
  return parts.flatMap(firstFields).slice(0, 1);
}
