import { expect, test } from 'vitest';
import errors from '#schemas/text/errors.json' with { type: 'json' };
import texts from '#schemas/text/validation.json' with { type: 'json' };

const refusals = Object.entries(errors).map(([code, { status: _, ...text }]): [string, Record<string, string>] => [code, text]);
const rows = [...Object.entries(texts as Record<string, Record<string, string>>), ...refusals];
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test.each(rows)('%s is said in every language, with the same placeholders', (_reason, text) => {
  expect(Object.keys(text).filter((language) => language !== 'pt-BR')).toEqual(['en', 'pt', 'es']);
  for (const translation of Object.values(text)) expect(placeholders(translation)).toEqual(placeholders(text.en ?? ''));
});

test.each(rows)('%s is a sentence without an exclamation mark', (_reason, text) => {
  for (const translation of Object.values(text)) expect(translation).toMatch(/^[^!¡]*[.}]$/);
});
