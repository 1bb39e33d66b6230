import { modulus11, weightedSum } from '#core/fields/tax-id/weighted.ts';

const cpf = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const cnpj = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** Nine digits and two check digits of modulus 11, the second of which counts the first (Receita Federal, Cadastro de Pessoas Físicas). */
export function isCpf(number: string): boolean {
  return checkDigits(number.slice(0, 9), cpf) === number.slice(9) && !isOneDigit(number);
}

/**
 * Twelve characters and two check digits of modulus 11. Since July 2026 the twelve may be letters as well, which are worth their
 * ASCII code less 48, with the weights they always had (Instrução Normativa RFB n.º 2.229/2024; SERPRO, "Cálculo dos dígitos
 * verificadores de CNPJ alfanumérico", whose example is 12.ABC.345/01DE-35).
 */
export function isCnpj(number: string): boolean {
  return checkDigits(number.slice(0, 12), cnpj) === number.slice(12) && !isOneDigit(number);
}

/** `weights` are those of the second digit; the first goes without the first of them. */
function checkDigits(body: string, weights: readonly number[]): string {
  const first = modulus11(weightedSum(body, weights.slice(1)));
  return first + modulus11(weightedSum(body + first, weights));
}

/** 111.111.111-11 would pass; it is what people type to get past a form, and is never given out. */
const isOneDigit = (number: string): boolean => new Set(number).size === 1;
