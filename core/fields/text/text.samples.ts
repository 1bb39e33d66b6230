import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  field: { minLength: 1, maxLength: 60 },
  valid: [
    { given: 'Ana', value: 'Ana' },
    { given: '  Ana\tSilva\n', value: 'Ana Silva' },
    { given: 'Ame\u0301lia', value: 'Am\u00e9lia' },
    { given: '   ', value: null },
    { given: `'); drop table "x"; -- <script>alert(1)</script>`, value: `'); drop table "x"; -- <script>alert(1)</script>` },
    { given: '100 % \\ _ "quoted"', value: '100 % \\ _ "quoted"' },
    { given: '😀 日本語', value: '😀 日本語' },
  ],
  invalid: [
    { given: '', reason: 'schema' },
    { given: 'x'.repeat(61), reason: 'schema' },
    { given: 5, reason: 'schema' },
    { given: ['a'], reason: 'schema' },
    { given: 'a\u0000b', reason: 'text.nul' },
    { given: 'a\ud800b', reason: 'text.encoding' },
  ],
  cells: [
    { cell: 'Ana', value: 'Ana' },
    { cell: 'two\nlines', value: 'two lines' },
    { cell: 'a\u0000', reason: 'text.nul' },
  ],
  ascending: ['100 %', 'alvaro', 'Álvaro', 'ana', 'Ana B', 'Antunes', 'Z_a', 'Zé'],
  operands: ['Ana', 'ana', 'ALVARO', '%', '_', '\\', 'z', '％', ''],
  refused: [5, null, 'a\u0000', {}, ['a'], 'x'.repeat(3000)],
};
