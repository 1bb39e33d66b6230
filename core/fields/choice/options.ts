import type { Parsed } from '#core/contract/field-type.ts';
import { fold } from '#core/fields/reading/fold.ts';
import type { FieldDefinition, JsonSchema, Option, Text, UserLanguage } from '#schemas/types/definition.ts';

/** What `x-options` may hold, as far as a type needs to say it: at least one option. */
export const optionKeywords: JsonSchema = {
  type: 'object',
  required: ['x-options'],
  properties: { 'x-options': { type: 'array', minItems: 1, maxItems: 500 } },
};

export function optionsOf(field: FieldDefinition): readonly Option[] {
  return field['x-options'] ?? [];
}

/** Finds the option that a person meant: by value or by its label in any language, blind to case and accents. */
export function readOption(text: string, field: FieldDefinition): Parsed<string> {
  const wanted = fold(text);
  const options = optionsOf(field);
  const found =
    options.find(({ value }) => value === text.trim()) ??
    options.find(({ value, label }) => [value, ...Object.values(label)].some((name) => typeof name === 'string' && fold(name) === wanted));
  return found ? { value: found.value } : { reason: 'choice.unknown', params: { value: text } };
}

export function writeOption(value: string, field: FieldDefinition, language: UserLanguage = 'en'): string {
  const option = optionsOf(field).find((candidate) => candidate.value === value);
  return option ? (labelIn(option.label, language) ?? value) : value;
}

function labelIn(label: Text, language: UserLanguage): string | undefined {
  return label[language] ?? (language === 'pt-BR' ? label.pt : undefined) ?? label.en ?? Object.values(label)[0];
}

export function optionOperand(value: unknown, field: FieldDefinition): Parsed<string> {
  if (typeof value !== 'string') return { reason: 'operand.text' };
  return optionsOf(field).some((option) => option.value === value) ? { value } : { reason: 'choice.unknown', params: { value } };
}
