import { describe, expect, it } from 'vitest';
import type { FieldType } from '#core/contract/field-type.ts';
import type { Field } from '#core/contract/registry.ts';
import { choice } from '#core/fields/choice/choice.ts';
import { date } from '#core/fields/date/date.ts';
import { email } from '#core/fields/email/email.ts';
import { integer } from '#core/fields/integer/integer.ts';
import { money } from '#core/fields/money/money.ts';
import { multiChoice } from '#core/fields/multi-choice/multi-choice.ts';
import { percent } from '#core/fields/percent/percent.ts';
import { phone } from '#core/fields/phone/phone.ts';
import { taxId } from '#core/fields/tax-id/tax-id.ts';
import { text } from '#core/fields/text/text.ts';
import { url } from '#core/fields/url/url.ts';
import { findSuggestions } from '#core/records/suggestions/find-suggestions.ts';

const formats = { date: 'dmy', decimal: ',', country: 'PT', currency: 'EUR', timeZone: 'Europe/Lisbon', language: 'pt' } as const;
const fieldOf = (type: unknown, name: string, more: object = {}) =>
  ({
    name,
    type: type as FieldType,
    definition: { 'x-uid': `f_${name}`, 'x-type': (type as FieldType).name, 'x-label': { pt: name }, ...more },
  }) as unknown as Field;
const option = (value: string, pt: string) => ({ value, label: { pt } });
const find = (fields: Field[], ...texts: string[]) =>
  findSuggestions({ fields, prose: texts.map((one, i) => ({ text: one, entity: 'report', id: String(i) })), formats });
const texts = (fields: Field[], ...prose: string[]) => find(fields, ...prose).map((one) => one.text);

describe('values found in prose', () => {
  it.each([
    [email, 'Escrever para compras@vidraria-sequeira.pt. Obrigado', ['compras@vidraria-sequeira.pt']],
    [email, 'sem endereço: eu@casa, @rui', []],
    [phone, 'Ligar para 912 345 678 (Joel), ou +351 21 345 67 89', ['912 345 678', '+351 21 345 67 89']],
    [phone, 'Fatura 2021/104, R-2026-000123', []],
    [url, 'Ver www.vidraria.pt/loja?x=1. (https://vidraria.pt)', ['https://www.vidraria.pt/loja?x=1', 'https://vidraria.pt']],
    [taxId, 'O NIF é 501 964 843; o número 501 964 844 não é.', ['501 964 843']],
    [money, 'Orçamento de 12.500,00 € até maio', ['12500,00 EUR']],
    [date, 'Decidem a 19/04/2027, ou em 3 de maio de 2027; não 31/02/2027', ['19/04/2027', '03/05/2027']],
    [text, 'Qualquer coisa', []],
  ])('%#: only what has its form', (type, prose, wanted) => {
    expect(texts([fieldOf(type, 'x')], prose)).toEqual(wanted);
  });

  it('numbers only where a word of the label is near, in the same sentence', () => {
    expect(texts([fieldOf(integer, 'trabalhadores')], 'A fábrica tem 45 trabalhadores e 3 fornos.')).toEqual(['45', '3']);
    expect(texts([fieldOf(integer, 'Trabalhadores')], 'Falámos dos trabalhadores. O forno tem 45 anos')).toEqual([]);
    expect(texts([fieldOf(money, 'Orçamento')], 'O orcamento é 9 000 e não 8')).toEqual(['9000,00 EUR', '8,00 EUR']);
    expect(texts([fieldOf(percent, 'Desconto')], 'Pede desconto de 12,5 %')).toEqual(['12,5 %']);
  });

  it('options by their label, blind to accents and case, never inside a word', () => {
    const sector = fieldOf(choice, 'setor', { 'x-options': [option('glass', 'Cerâmica'), option('tin', 'Lata')] });
    expect(find([sector], 'Trabalham em CERAMICA; não em latada')).toMatchObject([{ value: 'glass', text: 'Cerâmica' }]);
    const many = fieldOf(multiChoice, 'setores', { 'x-options': [option('glass', 'Cerâmica'), option('tin', 'Lata')] });
    expect(find([many], 'lata e cerâmica')).toMatchObject([{ value: ['glass', 'tin'] }]);
  });

  it('a place that names one field is no value of another', () => {
    const [fixed, tax] = [fieldOf(phone, 'Telefone'), fieldOf(taxId, 'NIF')];
    expect(find([fixed, tax], 'NIF 212 345 672').map(({ field }) => field)).toEqual(['NIF']);
  });

  it('the named first, then the newest; each once, with the words around it', () => {
    const close = fieldOf(date, 'Fecho');
    const found = find([close], 'Vieram a 01/02/2027.', 'O fecho fica para 03/03/2027', 'Outra vez 01/02/2027');
    expect(found.map((one) => one.text)).toEqual(['03/03/2027', '01/02/2027']);
    expect(found[0]).toMatchObject({ source: { entity: 'report', id: '1' }, excerpt: 'O fecho fica para 03/03/2027' });
  });

  it('is not slowed down by prose that was written to do that', () => {
    const fields = [email, phone, url, taxId, money, date, integer, percent].map((type, i) => fieldOf(type, `campo${i}`));
    for (const part of ['a', '1', '1.', 'a@', '1 ', 'www.', 'a.', '€', '12/']) expect(find(fields, part.repeat(50_000))).toBeDefined();
  });
});
