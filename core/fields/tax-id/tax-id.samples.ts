import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { TaxId } from '#core/fields/tax-id/tax-id.ts';

const bare = (text: string) => text.replaceAll(/[^0-9A-Z]/gi, '').toUpperCase();

export const samples: FieldSamples<TaxId> = {
  field: { 'x-tax-id': { kinds: ['pt_nif', 'br_cpf', 'br_cnpj', 'es_nif', 'es_nie', 'es_cif'] } },
  valid: [
    { given: '501 964 843', value: { value: '501964843', country: 'PT' } },
    { given: 'PT501964843', value: { value: '501964843', country: 'PT' } },
    { given: '529.982.247-25', value: { value: '52998224725', country: 'BR' } },
    { given: '11.222.333/0001-81', value: { value: '11222333000181', country: 'BR' } },
    { given: '12.abc.345/01de-35', value: { value: '12ABC34501DE35', country: 'BR' } },
    { given: '12345678-Z', value: { value: '12345678Z', country: 'ES' } },
    { given: 'X-1234567-L', value: { value: 'X1234567L', country: 'ES' } },
    { given: 'ESA58818501', value: { value: 'A58818501', country: 'ES' } },
    { given: { value: 'P2807900B', country: 'PT' }, value: { value: 'P2807900B', country: 'ES' } },
    { given: ' ', value: null },
  ],
  invalid: [
    { given: '501964842', reason: 'taxId.check' },
    { given: '111.111.111-11', reason: 'taxId.check' },
    { given: '12.ABC.345/01DE-36', reason: 'taxId.check' },
    { given: '12345678A', reason: 'taxId.check' },
    { given: 'P28079002', reason: 'taxId.check' },
    { given: '001234567', reason: 'taxId.check' },
    { given: '12345', reason: 'taxId.format' },
    { given: 'none', reason: 'taxId.format' },
    { given: '5०1964843', reason: 'taxId.format' },
    { given: '501964843\u0000', reason: 'text.nul' },
    { given: '501964843\ud800', reason: 'text.encoding' },
    { given: 501_964_843, reason: 'schema' },
    { given: { country: 'PT' }, reason: 'schema' },
    { given: '5'.repeat(41), reason: 'schema' },
  ],
  cells: [
    { cell: '501.964.843', value: { value: '501964843', country: 'PT' } },
    { cell: '1010101006', reason: 'taxId.check' },
    { cell: '191', reason: 'taxId.format' },
    { cell: '1234567L', value: { value: '01234567L', country: 'ES' } },
    { cell: `501964843${' '.repeat(50_000)}x`, reason: 'taxId.format' },
  ],
  ascending: [
    { value: '11222333000181', country: 'BR' },
    { value: '501964843', country: 'PT' },
    { value: 'A58818501', country: 'ES' },
    { value: 'X1234567L', country: 'ES' },
  ],
  operands: ['501 964 843', '501', '12abc', '12.345', 'Z', 'A58818501', 'pt501964843'],
  refused: [5, null, '', '%', '..', ['5']],
  oracle: {
    eq: (value, operand: string) => value.value === bare(operand).replace(/^PT(?=\d{9}$)/, ''),
    contains: (value, operand: string) => value.value.includes(bare(operand).replace(/^PT(?=\d{9}$)/, '')),
    startsWith: (value, operand: string) => value.value.startsWith(bare(operand).replace(/^PT(?=\d{9}$)/, '')),
  },
};
