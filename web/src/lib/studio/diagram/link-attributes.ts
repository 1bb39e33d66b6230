import { slug } from '#lib/studio/draft/api-name.ts';
import type { LinkAttribute, UserLanguage } from '#schemas/types/definition.ts';

export type AttributeKind = 'text' | 'date' | 'yesNo' | 'number';

/** Something said about a link itself, as it is being written. */
export interface DraftAttribute {
  readonly id: number;
  readonly label: string;
  readonly kind: AttributeKind;
}

const shapes: Readonly<Record<AttributeKind, LinkAttribute>> = {
  text: { type: 'string', maxLength: 200 },
  date: { type: 'string', format: 'date' },
  yesNo: { type: 'boolean' },
  number: { type: 'integer' },
};

/** By a name made from the label; what has no label is left out. */
export function attributesOf(drafts: readonly DraftAttribute[], language: UserLanguage): Record<string, LinkAttribute> {
  const made: Record<string, LinkAttribute> = {};
  for (const { label, kind } of drafts) {
    const stem = slug(label);
    if (stem === '') continue;
    // "id" is the record at the other end.
    const taken = (name: string) => name === 'id' || name in made;
    let name = stem;
    for (let n = 2; taken(name); n += 1) name = `${stem}_${n}`;
    made[name] = { ...shapes[kind], 'x-label': { [language]: label.trim() } };
  }
  return made;
}
