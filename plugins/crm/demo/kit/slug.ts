/** For addresses: "Padaria Vale da Amieira" → "padaria-vale-da-amieira". */
export function slug(text: string, separator = '-'): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, separator)
    .replaceAll(new RegExp(`^[${separator}]+|[${separator}]+$`, 'g'), '');
}
