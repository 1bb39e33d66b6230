/** Letters of the remainders 0 to 22 (Real Decreto 1553/2005, artículo 11; Ministerio del Interior, "Cálculo del dígito de control del NIF/NIE"). */
const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';
/** Control letters of organisations, of 0 to 9. */
const controls = 'JABCDEFGHI';
const leading: Readonly<Record<string, string>> = { X: '0', Y: '1', Z: '2', K: '', L: '', M: '' };

/** Eight digits and a letter, or K, L, M with seven digits and a letter: persons. Of a NIE, X, Y, Z stand for 0, 1, 2. */
export function isNifOfPerson(number: string): boolean {
  const digits = number.slice(0, -1).replace(/^[A-Z]/, (letter) => leading[letter] ?? letter);
  return letters[Number(digits) % letters.length] === number.at(-1);
}

/**
 * A letter for the kind of organisation, seven digits and a control: the digits at even places are added up, those at odd places doubled
 * and their digits added; what is missing to the next ten is the control, as a digit or as a letter (Decreto 2423/1975; the letters that
 * begin a number: Orden EHA/451/2008). A, B, E and H have a digit, N, P, Q, R, S and W a letter, the others either.
 */
export function isCif(number: string): boolean {
  const sum = [...number.slice(1, 8)].reduce((total, digit, i) => total + (i % 2 === 1 ? Number(digit) : digitSum(Number(digit) * 2)), 0);
  const control = (10 - (sum % 10)) % 10;
  const [kind = '', given = ''] = [number[0], number[8]];
  if (/[ABEH]/.test(kind)) return given === String(control);
  if (/[NPQRSW]/.test(kind)) return given === controls[control];
  return given === String(control) || given === controls[control];
}

const digitSum = (number: number): number => Math.floor(number / 10) + (number % 10);
