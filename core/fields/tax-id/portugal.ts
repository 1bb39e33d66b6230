import { modulus11, weightedSum } from '#core/fields/tax-id/weighted.ts';

/**
 * Eight digits and the check digit: weights 9 to 2, modulus 11, and 0 for what would be 10 or 11
 * (Decreto-Lei n.º 14/2013; of the numbers that begin with 4 only those with 45, of non-residents, exist).
 */
export function isNifOfPortugal(number: string): boolean {
  return /^(?:[1-35-9]|45)/.test(number) && modulus11(weightedSum(number, [9, 8, 7, 6, 5, 4, 3, 2])) === number[8];
}
