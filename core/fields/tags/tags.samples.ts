import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import { fold } from '#core/fields/reading/fold.ts';

export const samples: FieldSamples<string[]> = {
  valid: [
    { given: ['Urgente', 'cliente VIP'], value: ['Urgente', 'cliente VIP'] },
    { given: ['São João', 'sao  joao', 'SÃO JOÃO', 'outro'], value: ['São João', 'outro'] },
    { given: [' Ame\u0301lia\t'], value: ['Am\u00e9lia'] },
    { given: [' ', ''], value: [] },
    { given: [], value: [] },
    { given: [`') drop table "x" --`], value: [`') drop table "x" --`] },
    { given: ['100 % \\ _ "q" {a}'], value: ['100 % \\ _ "q" {a}'] },
    { given: ['😀 日本語'], value: ['😀 日本語'] },
  ],
  invalid: [
    { given: 'Urgente', reason: 'schema' },
    { given: [5], reason: 'schema' },
    { given: [null], reason: 'schema' },
    { given: Array.from({ length: 501 }, (_, i) => `t${i}`), reason: 'schema' },
    { given: Array.from({ length: 51 }, (_, i) => `t${i}`), reason: 'maxItems' },
    { given: ['x'.repeat(61)], reason: 'maxLength' },
    { given: ['a;b'], reason: 'tags.separator' },
    { given: ['a\u0000'], reason: 'text.nul' },
    { given: ['a\ud800'], reason: 'text.encoding' },
  ],
  cells: [
    { cell: 'Urgente; cliente VIP', value: ['Urgente', 'cliente VIP'] },
    { cell: 'a, b,,A', value: ['a', 'b'] },
    { cell: 'a|b\nc', value: ['a', 'b', 'c'] },
    { cell: ';;', value: [] },
    { cell: 'a; b, c', reason: 'tags.separator' },
  ],
  operands: ['urgente', 'CLIENTE VIP', 'sao joao', 'ame', '%', '😀 日本語'],
  refused: [5, null, ['a'], '', ' ', 'a\u0000', 'x'.repeat(61)],
  oracle: {
    contains: (value, operand: string) => value.some((tag) => fold(tag) === fold(operand)),
    in: (value, operands: string[]) => operands.some((operand) => value.some((tag) => fold(tag) === fold(operand))),
  },
};
