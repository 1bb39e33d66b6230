/** Adds decimal numbers written as strings, digit by digit: no float in between. */
export function addDecimals(a: string, b: string): string {
  const decimals = Math.max(fraction(a).length, fraction(b).length);
  const total = scaled(a, decimals) + scaled(b, decimals);
  const digits = String(total < 0n ? -total : total).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${total < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

export function negated(value: string): string {
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}

const fraction = (value: string) => value.split('.')[1] ?? '';

function scaled(value: string, decimals: number): bigint {
  const [whole = '0'] = value.split('.');
  const digits = BigInt(`${whole.replace('-', '')}${fraction(value).padEnd(decimals, '0')}`);
  return whole.startsWith('-') ? -digits : digits;
}
