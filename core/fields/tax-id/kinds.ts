import { isCnpj, isCpf } from '#core/fields/tax-id/brazil.ts';
import { isNifOfPortugal } from '#core/fields/tax-id/portugal.ts';
import { isCif, isNifOfPerson } from '#core/fields/tax-id/spain.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

type KindName = 'pt_nif' | 'br_cpf' | 'br_cnpj' | 'es_nif' | 'es_nie' | 'es_cif';

export interface TaxIdKind {
  readonly name: KindName;
  readonly country: 'PT' | 'BR' | 'ES';
  /** As people call it, in every language. */
  readonly label: string;
  /** No two kinds have a shape in common: the number says what it is. */
  readonly shape: RegExp;
  isRight(number: string): boolean;
  /** With the punctuation of the country. */
  print(number: string): string;
}

const plain = (number: string): string => number;

export const taxIdKinds: readonly TaxIdKind[] = [
  {
    name: 'pt_nif',
    country: 'PT',
    label: 'NIF (PT)',
    shape: /^\d{9}$/,
    isRight: isNifOfPortugal,
    print: (number) => number.replace(/^(...)(...)(...)$/, '$1 $2 $3'),
  },
  {
    name: 'br_cpf',
    country: 'BR',
    label: 'CPF',
    shape: /^\d{11}$/,
    isRight: isCpf,
    print: (number) => number.replace(/^(...)(...)(...)(..)$/, '$1.$2.$3-$4'),
  },
  {
    name: 'br_cnpj',
    country: 'BR',
    label: 'CNPJ',
    shape: /^[0-9A-Z]{12}\d{2}$/,
    isRight: isCnpj,
    print: (number) => number.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5'),
  },
  { name: 'es_nif', country: 'ES', label: 'NIF (ES)', shape: /^(?:\d{8}|[KLM]\d{7})[A-Z]$/, isRight: isNifOfPerson, print: plain },
  { name: 'es_nie', country: 'ES', label: 'NIE', shape: /^[XYZ]\d{7}[A-Z]$/, isRight: isNifOfPerson, print: plain },
  { name: 'es_cif', country: 'ES', label: 'CIF', shape: /^[A-HJNP-SUVW]\d{7}[0-9A-J]$/, isRight: isCif, print: plain },
];

export function kindsOf(field: FieldDefinition): readonly TaxIdKind[] {
  const named = field['x-tax-id']?.kinds;
  return named ? taxIdKinds.filter(({ name }) => named.includes(name)) : taxIdKinds;
}

export function kindOf(number: string): TaxIdKind | undefined {
  return taxIdKinds.find(({ shape }) => shape.test(number));
}
