import { expect, test } from 'vitest';
import { addressLine } from '#core/fields/address/address-line.ts';

const pt = { country: 'PT', language: 'pt' } as const;

test.each([
  [
    { street: 'Rua Augusta', number: '12', extra: '2.º Esq.', postal_code: '1100-053', city: 'Lisboa', country: 'PT' },
    'Rua Augusta, 12, 2.º Esq., 1100-053 Lisboa',
  ],
  [
    { street: 'Av. Paulista', number: '1000', postal_code: '01310-100', city: 'São Paulo', region: 'SP', country: 'BR' },
    'Av. Paulista, 1000, São Paulo - SP, 01310-100, Brasil',
  ],
  [
    { street: 'Calle Mayor', number: '5', postal_code: '28013', city: 'Madrid', region: 'Madrid', country: 'ES' },
    'Calle Mayor, 5, 28013 Madrid, Espanha',
  ],
  [
    { street: 'Main Street', number: '12', postal_code: '10001', city: 'New York', region: 'NY', country: 'US' },
    '12 Main Street, New York, NY 10001, Estados Unidos',
  ],
  [{ city: 'Lisboa' }, 'Lisboa'],
])('%j is written in the order of its country', (address, line) => {
  expect(addressLine(address, pt)).toBe(line);
});
