/** What a telephone is given to dial. */
export function telephoneAddress(value: unknown): string {
  return `tel:${phoneOf(value).dial.replace(/[^+\d]/g, '')}`;
}

/** As written, and as dialled. */
export function phoneOf(value: unknown): { raw: string; dial: string } {
  if (typeof value === 'object' && value !== null && 'raw' in value) {
    const raw = String(value.raw ?? '');
    return { raw, dial: 'e164' in value && value.e164 ? String(value.e164) : raw };
  }
  return { raw: String(value ?? ''), dial: String(value ?? '') };
}
