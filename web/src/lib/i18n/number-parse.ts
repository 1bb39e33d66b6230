/**
 * Reads a number as people type or paste it, into a decimal string: "1.234,56" and "1,234.56" are both read,
 * since two different marks leave no doubt. One lone mark is read as the person's country writes it
 * ("1.234" is a thousand in Portugal), unless that is impossible ("12.5" has no group of three).
 */
export function parseDecimal(text: string, decimal: ',' | '.'): string | undefined {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace(/[−–]/g, '-');
  const [, sign, body] = /^([+-]?)(\d[\d.,]*|[.,]\d+)$/.exec(compact) ?? [];
  if (body === undefined) return undefined;
  const mark = decimalMark(body, decimal);
  if (mark === undefined) return undefined;
  const [whole = '', fraction = ''] = mark === '' ? [body] : splitAtLast(body, mark);
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole)) return undefined;
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  const value = fraction === '' ? digits : `${digits}.${fraction}`;
  return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value;
}

function splitAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The mark before the fraction; '' when there is none; undefined when it cannot be told. */
function decimalMark(body: string, own: ',' | '.'): '' | ',' | '.' | undefined {
  const marks = body.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as ',' | '.' | undefined;
  if (last === undefined) return '';
  if (new Set(marks).size === 2) return marks.filter((mark) => mark === last).length === 1 ? last : undefined;
  if (marks.length > 1) return '';
  if (last === own) return last;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body) ? '' : last;
}

export function parseInteger(text: string, decimal: ',' | '.'): number | undefined {
  const value = parseDecimal(text, decimal);
  if (value === undefined || !/^-?\d+(\.0*)?$/.test(value)) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

const symbols: Record<string, string> = { '€': 'EUR', R$: 'BRL', $: 'USD', '£': 'GBP', '¥': 'JPY' };

/** "1.234,50 €", "R$ 10", "USD 10": the amount, and the currency when one is written. */
export function parseMoney(text: string, decimal: ',' | '.'): { value: string; currency: string | undefined } | undefined {
  const [, code] = /(?:^|[\d\s])([A-Za-z]{3}|R\$|[€$£¥])(?:[\d\s-]|$)/u.exec(text.trim()) ?? [];
  const value = parseDecimal(code === undefined ? text : text.replace(code, ''), decimal);
  if (value === undefined) return undefined;
  return { value, currency: code === undefined ? undefined : (symbols[code] ?? code.toUpperCase()) };
}
