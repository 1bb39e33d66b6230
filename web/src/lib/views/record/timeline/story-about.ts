import { fieldKind } from '#lib/fields/field-types.ts';
import { isLabel } from '#lib/fields/related-look.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

interface Subject {
  entity: string;
  record: StoredRecord;
}

/** What else a story is about: the records it names beside the one on whose page it stands, and beside what that one belongs to itself. */
export function aboutElse(story: EntityView, record: StoredRecord, subject: Subject): { entity: string; id: string }[] {
  const own = new Set(Object.values(subject.record).filter((value) => typeof value === 'string'));
  return story.fields.flatMap((field) => {
    const target = fieldKind(field).target?.(field);
    const id = record[field.name];
    const named = target !== undefined && field.relation?.inverse !== undefined && !field.system && target !== 'user' && !isLabel(target);
    return named && typeof id === 'string' && id !== subject.record.id && !own.has(id) ? [{ entity: target, id }] : [];
  });
}
