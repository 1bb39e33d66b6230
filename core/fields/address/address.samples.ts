import { addressLine } from '#core/fields/address/address-line.ts';
import type { Address } from '#core/fields/address/address-parts.ts';
import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import { fold } from '#core/fields/reading/fold.ts';

const lisbon: Address = { street: 'Rua Augusta', number: '12', extra: '2.º Esq.', postal_code: '1100-053', city: 'Lisboa', country: 'PT' };
const paulista: Address = {
  street: 'Av. Paulista',
  number: '1000',
  postal_code: '01310-100',
  city: 'São Paulo',
  region: 'SP',
  country: 'BR',
};

export const samples: FieldSamples<Address> = {
  valid: [
    { given: { ...lisbon, postal_code: '1100 053', country: undefined }, value: lisbon },
    { given: { ...paulista, country: 'Brasil', postal_code: '01310100' }, value: paulista },
    {
      given: { street: ' Calle  Mayor ', postal_code: '28013', city: 'Madrid', country: 'es' },
      value: { street: 'Calle  Mayor', postal_code: '28013', city: 'Madrid', country: 'ES' },
    },
    {
      given: { city: 'London', postal_code: 'sw1a 1aa', country: 'GB' },
      value: { postal_code: 'SW1A 1AA', city: 'London', country: 'GB' },
    },
    { given: 'Rua Augusta, 12, 2.º Esq., 1100-053 Lisboa', value: lisbon },
    { given: { street: `'); drop table "x"; -- %_\\` }, value: { street: `'); drop table "x"; -- %_\\`, country: 'PT' } },
    { given: { country: 'PT', city: null }, value: null },
    { given: {}, value: null },
  ],
  invalid: [
    { given: { postal_code: '1100' }, reason: 'address.postalCode' },
    { given: { postal_code: '53001', country: 'ES' }, reason: 'address.postalCode' },
    { given: { city: 'X', country: 'Atlantis' }, reason: 'address.country' },
    { given: { city: 'X', country: 'ZZ' }, reason: 'address.country' },
    { given: { city: 'a\u0000' }, reason: 'text.nul' },
    { given: { city: 'a\ud800' }, reason: 'text.encoding' },
    { given: { planet: 'Earth' }, reason: 'schema' },
    { given: { city: 5 }, reason: 'schema' },
    { given: ['Lisboa'], reason: 'schema' },
    { given: { city: 'x'.repeat(101) }, reason: 'schema' },
    { given: 'x'.repeat(601), reason: 'schema' },
  ],
  cells: [
    { cell: 'Rua Augusta, 12, 2.º Esq., 1100-053 Lisboa', value: lisbon },
    { cell: 'Rua Augusta, n.º 12, 2.º Esq.\n1100-053 Lisboa\nPortugal', value: lisbon },
    { cell: 'Av. Paulista, 1000, São Paulo - SP, 01310-100, Brasil', value: paulista },
    {
      cell: 'Calle Mayor, s/n, 28013 Madrid, España',
      value: { street: 'Calle Mayor', number: 's/n', postal_code: '28013', city: 'Madrid', country: 'ES' },
    },
    { cell: 'ao lado da igreja', value: { street: 'ao lado da igreja', country: 'PT' } },
    { cell: ','.repeat(50_000), reason: 'maxLength' },
  ],
  operands: [
    'augusta',
    'SAO PAULO',
    '%',
    { city: 'lisboa' },
    { country: 'Brasil', city: 'Sao Paulo' },
    { postal_code: '1100' },
    { region: 'sp', country: 'PT' },
  ],
  refused: [5, null, {}, { street: 'x' }, { city: 5 }, ['Lisboa'], 'a\u0000'],
  oracle: { eq: (value, operand) => lies(value, operand, true), contains: (value, operand) => lies(value, operand, false) },
};

function lies(value: Address, operand: string | Address, whole: boolean): boolean {
  if (typeof operand === 'string') {
    const [line, wanted] = [fold(addressLine(value)), fold(operand)];
    return whole ? line === wanted : line.includes(wanted);
  }
  return (
    (operand.city === undefined || fold(value.city ?? '') === fold(operand.city)) &&
    (operand.region === undefined || fold(value.region ?? '') === fold(operand.region)) &&
    (operand.country === undefined ||
      value.country === { Brasil: 'BR' }[operand.country as 'Brasil'] ||
      value.country === operand.country) &&
    (operand.postal_code === undefined || (value.postal_code ?? '').startsWith(operand.postal_code))
  );
}
