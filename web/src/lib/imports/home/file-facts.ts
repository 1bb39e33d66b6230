import { i18n, t } from '#lib/i18n/i18n.svelte.ts';

/** 1.234.567 → "1,2 MB". */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const;
  const power = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  return `${i18n.formats.decimal((bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1))} ${units[power]}`;
}

const separators = {
  ';': 'import.separator.semicolon',
  ',': 'import.separator.comma',
  '\t': 'import.separator.tab',
  '|': 'import.separator.bar',
} as const;

export function separatorText(separator: string | undefined): string {
  const key = separators[separator as keyof typeof separators];
  return key ? t(key) : (separator ?? '–');
}

export const knownSeparators = Object.keys(separators);

export const encodings = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252 (Latin-1)' },
  { value: 'utf-16le', label: 'UTF-16' },
] as const;

export function encodingText(encoding: string | undefined): string {
  return encodings.find((one) => one.value === encoding?.toLowerCase())?.label ?? encoding?.toUpperCase() ?? '–';
}
