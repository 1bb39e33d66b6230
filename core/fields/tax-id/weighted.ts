/** The sum of each character's value times its weight; '0'–'9' are worth 0–9 and 'A'–'Z' 17–42, which is their code less 48. */
export function weightedSum(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + (text.charCodeAt(i) - 48) * weight, 0);
}

/** Modulus 11 where the remainders 0 and 1 both give 0. */
export function modulus11(sum: number): string {
  const rest = sum % 11;
  return rest < 2 ? '0' : String(11 - rest);
}
