import { fieldKind } from '#lib/fields/field-types.ts';
import { isLabel } from '#lib/fields/related-look.ts';
import { i18n, text } from '#lib/i18n/i18n.svelte.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { initialsShape, recordTitle } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, FieldView, SearchHit } from '#schemas/types/api.ts';

/** How a record is shown in one line and a half: what the definition says of it is enough. */
export interface RecordFace {
  title: string;
  /** Initials in a circle or a square, or the icon of what it is. */
  avatar: 'round' | 'square' | undefined;
  icon: string;
  /** Below the title, the place where it was found first. */
  details: string[];
  found: string | undefined;
  /** At the end of the line: a value with a colour of its own, or a day. */
  badge: { field: FieldView; value: unknown } | undefined;
  day: string | undefined;
}

const most = 3;

export function recordFace(entity: EntityView, { record, match }: SearchHit): RecordFace {
  const { timeline } = entity;
  const isStory = timeline?.text !== undefined && timeline.text !== entity.titleField && match?.field === timeline.text;
  const shown = entity.list
    .filter((name) => name !== entity.titleField)
    .flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    .filter((field) => !isEmpty(record[field.name]));
  const at = shown.find((field) => field.name === timeline?.at);
  const badge = at ? undefined : (shown.find((field) => isLabel(field.relation?.target)) ?? shown.find((field) => field.options));
  const rest = shown.filter(
    (field) => field !== at && !field.options && !isLabel(field.relation?.target) && typeof record[field.name] !== 'boolean',
  );
  const matched = match && !isStory ? entity.fields.find((field) => field.name === match.field) : undefined;
  const day = at && fieldKind(at).day?.(record[at.name]);
  return {
    title: isStory ? match.text : recordTitle(entity, record),
    avatar: initialsShape(entity),
    icon: channelIcon(entity, record) ?? entity.icon,
    found: matched && match ? `${text(matched.label, matched.name)}: ${match.text}` : undefined,
    details: rest
      .filter((field) => field !== matched)
      .slice(0, most)
      .map((field) => fieldKind(field).print(record[field.name], field)),
    badge: badge && { field: badge, value: record[badge.name] },
    day: day && i18n.formats.date(day),
  };
}

function channelIcon(entity: EntityView, record: SearchHit['record']): string | undefined {
  const channel = schema.field(entity.name, entity.timeline?.channel ?? '');
  return channel?.options?.find((option) => option.value === record[channel.name])?.icon;
}
