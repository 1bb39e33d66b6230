import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type NarrativeParts, type NarrativeWords, narrativeLine } from '#lib/capture/narrative.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';

const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'i18n', 'locales', `capture.${language}.json`), 'utf8'));
const locales: Record<string, string> = { pt: 'pt-PT', 'pt-BR': 'pt-BR', es: 'es', en: 'en' };

function wordsIn(language: string): NarrativeWords {
  const texts: Record<string, string> = { ...(language === 'pt-BR' ? read('pt') : {}), ...read(language) };
  const format = new Intl.ListFormat(locales[language], { type: 'conjunction' });
  return {
    with: texts['capture.with'] ?? '',
    by: (day) => (texts['capture.by'] ?? '').replace('{{day}}', day),
    nextStep: texts['capture.nextStep'] ?? '',
    list: (names) => format.format(names),
    inSentence: (label) => inSentence(label, locales[language] ?? 'en'),
  };
}
const line = (parts: NarrativeParts, language = 'pt') =>
  narrativeLine(parts, wordsIn(language))
    .map((piece) => (piece.strong ? `*${piece.text}*` : piece.text))
    .join('');

const visit: NarrativeParts = {
  day: '23/11/2026',
  channel: { label: 'Visita', phrase: 'Visita a' },
  people: [
    { name: 'Nuno Faria', role: 'Diretor de produção' },
    { name: 'Sérgio Lapa', role: 'Informática' },
    { name: 'Ana Sá', role: undefined },
  ],
  text: 'Interesse em avançar.\n\nReceia  as obras',
  next: { what: 'Enviar proposta.', day: '27/11/2026' },
};

describe('a note as one line', () => {
  test.each([
    [
      'pt',
      'Visita a',
      '*23/11/2026* – Visita a Nuno Faria (diretor de produção), com Sérgio Lapa (informática) e Ana Sá. Interesse em avançar. Receia as obras. *Enviar proposta até 27/11/2026.*',
    ],
    [
      'pt-BR',
      'Ligação com',
      '*23/11/2026* – Ligação com Nuno Faria (diretor de produção), Sérgio Lapa (informática) e Ana Sá. Interesse em avançar. Receia as obras. *Enviar proposta até 27/11/2026.*',
    ],
    [
      'es',
      'Visita a',
      '*23/11/2026* – Visita a Nuno Faria (diretor de produção), con Sérgio Lapa (informática) y Ana Sá. Interesse em avançar. Receia as obras. *Enviar proposta antes del 27/11/2026.*',
    ],
    [
      'en',
      'Visit to',
      '*23/11/2026* – Visit to Nuno Faria (diretor de produção), with Sérgio Lapa (informática) and Ana Sá. Interesse em avançar. Receia as obras. *Enviar proposta by 27/11/2026.*',
    ],
  ])('in %s, beginning with “%s”', (language, phrase, expected) => {
    expect(line({ ...visit, channel: { label: phrase, phrase } }, language)).toBe(expected);
  });

  test.each<[string, Partial<NarrativeParts>, string]>([
    ['without people', { people: [] }, '*23/11/2026* – Visita. Interesse em avançar. Receia as obras. *Enviar proposta até 27/11/2026.*'],
    [
      'without a channel',
      { channel: undefined, people: visit.people.slice(2) },
      '*23/11/2026* – Ana Sá. Interesse em avançar. Receia as obras. *Enviar proposta até 27/11/2026.*',
    ],
    [
      'with a channel that begins no sentence',
      { channel: { label: 'Outro', phrase: undefined }, people: visit.people.slice(1), text: 'Ok' },
      '*23/11/2026* – Outro: Sérgio Lapa (informática) e Ana Sá. Ok. *Enviar proposta até 27/11/2026.*',
    ],
    [
      'with a day but no words for what comes next',
      { people: [], next: { what: ' ', day: '27/11/2026' } },
      '*23/11/2026* – Visita. Interesse em avançar. Receia as obras. *Próximo passo até 27/11/2026.*',
    ],
    [
      'with nothing after it',
      { people: [], text: 'Vai pensar?', next: { what: '', day: undefined } },
      '*23/11/2026* – Visita. Vai pensar?',
    ],
    [
      'with a next step and no day',
      { people: [], text: '', next: { what: 'Telefonar', day: undefined } },
      '*23/11/2026* – Visita. *Telefonar.*',
    ],
    ['before anything was written', { channel: undefined, people: [], text: '', next: { what: '', day: undefined } }, '*23/11/2026*'],
  ])('%s', (_name, change, expected) => {
    expect(line({ ...visit, ...change })).toBe(expected);
  });
});
