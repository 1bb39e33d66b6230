import { t } from '#lib/i18n/i18n.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

/** What a record is called. */
export function recordTitle(entity: EntityView, record: StoredRecord): string {
  const value = record[entity.titleField];
  const target = entity.fields.find((field) => field.name === entity.titleField)?.relation?.target;
  const title = target && typeof value === 'string' ? titles.get(target, value) : value;
  return title === undefined || title === null || title === '' ? t('record.untitled') : String(title);
}

/** Round for people, square for everything else, as the icon that the definition chose suggests. */
export function avatarShape(entity: EntityView | undefined): 'round' | 'square' {
  return /^(user|contact|circle-user)/.test(entity?.icon ?? '') ? 'round' : 'square';
}

/** People and organisations are known by their initials; what is done with them by the icon of what it is. */
export function initialsShape(entity: EntityView | undefined): 'round' | 'square' | undefined {
  if (avatarShape(entity) === 'round') return 'round';
  return /^(building|factory|store|landmark|warehouse)/.test(entity?.icon ?? '') ? 'square' : undefined;
}
