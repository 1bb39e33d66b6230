import { fieldKind } from '#lib/fields/field-types.ts';
import { shifted } from '#lib/i18n/days.ts';
import { i18n, t } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { quickEdit } from '#lib/render/quick-edit.ts';
import { nextMonday } from '#lib/today/day-groups.ts';
import type { MenuGroup } from '#lib/ui/Menu.svelte';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

/** The field that says by when, where the person may change it. */
function movableField(entity: EntityView): FieldView | undefined {
  const at = entity.fields.find((field) => field.name === entity.timeline?.at && field.can.update);
  return entity.can.update && entity.timeline?.kind === 'todo' ? at : undefined;
}

/** Days to put it off to; none where it cannot be moved. */
export function putOffChoices(entity: EntityView, record: StoredRecord, onstored: (record: StoredRecord) => void): MenuGroup[] {
  const field = movableField(entity);
  if (!field) return [];
  const name = recordTitle(entity, record);
  const today = i18n.formats.today();
  const days = [
    { label: t('today.toTomorrow'), day: shifted(today, 1) },
    { label: t('today.toMonday'), day: nextMonday(today) },
    { label: t('today.toWeek'), day: shifted(today, 14) },
  ];
  const move = (day: string) => {
    const set = { [field.name]: fieldKind(field).onDay?.(day, record[field.name]) ?? day };
    const said = t('today.putOff', { name, date: i18n.formats.shortDate(day) });
    void quickEdit({ entity, record, set, said, onstored });
  };
  return [
    {
      items: days.map(({ label, day }) => ({
        label,
        detail: i18n.formats.shortDate(day),
        icon: 'calendar-clock',
        onselect: () => move(day),
      })),
    },
  ];
}
