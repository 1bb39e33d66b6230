const longest = 48;

/** "Tipo de operação" → "tipo_de_operacao": only letters, figures and underscores, beginning with a letter. */
export function slug(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  return plain.slice(0, longest);
}

/** What an administrator adds to somebody else's begins with x_, so that no upgrade ever collides with it; within their own entity nothing does. */
export type Prefix = 'x_' | '';

export function fieldName(label: string, taken: ReadonlySet<string>, prefix: Prefix = 'x_'): string {
  return free(`${prefix}${slug(label) || 'field'}`.slice(0, longest), taken);
}

export function entityName(label: string, taken: ReadonlySet<string>): string {
  return free(`x_${slug(label) || 'entity'}`.slice(0, longest), taken);
}

export function optionValue(label: string, taken: ReadonlySet<string>): string {
  return free(slug(label) || 'option', taken);
}

function free(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : `_${n}`;
    const name = stem.slice(0, longest - tail.length).replace(/_+$/, '') + tail;
    if (!taken.has(name)) return name;
  }
}

export function isFieldName(name: string, prefix: Prefix = 'x_'): boolean {
  return prefix === '' ? /^[a-z][a-z0-9_]{0,47}$/.test(name) : isEntityName(name);
}

export function isEntityName(name: string): boolean {
  return /^x_[a-z0-9_]{1,46}$/.test(name);
}

/** Identifies a new option or field until the server knows it, and after. */
export function newUid(prefix: 'f' | 'o' | 'r'): string {
  return `${prefix}_${[...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, '0')).join('')}`;
}
