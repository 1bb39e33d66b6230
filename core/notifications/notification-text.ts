import type { Account } from '#core/access/callers.ts';
import { policyFor } from '#core/access/policy.ts';
import type { Entity } from '#core/contract/registry.ts';
import { fillText } from '#core/errors.ts';
import { textIn } from '#core/kit/text-in.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';
import type { NotificationBody, Reader } from '#core/notifications/context.ts';
import { sentences } from '#core/notifications/sentences.ts';
import type { Text } from '#schemas/types/definition.ts';

export interface Told {
  readonly kind: string;
  readonly entity: Entity;
  /** Name of who did it, as far as the reader may know it. */
  readonly actor: string | null;
  readonly body: NotificationBody;
}

const MAX_FIELDS = 4;

/** What is said to this reader, in their language: one sentence beside the record's title. It names no field they may not see. */
export function notificationText(told: Told, reader: Reader): string {
  const { body, entity, actor } = told;
  const languages = [reader.user.locale, reader.organisation.language];
  const say = (text: Text, params: Readonly<Record<string, string>> = {}) =>
    fillText(textIn(text, languages), { actor: actor ?? textIn(sentences.somebody, languages), ...params });
  if (body.text) return say(body.text);
  if (told.kind === 'due') return say(...dueSentence(told, reader));
  const fields = visibleFields(told, reader, languages);
  if (body.records !== undefined) {
    const entities = textIn(manyWords(entity), languages);
    return say(told.kind === 'assigned' ? sentences.assignedMany : sentences.changedMany, { records: String(body.records), entities });
  }
  const sentence = say(...changeSentence(told));
  return fields === '' ? sentence : `${sentence}${told.kind === 'watched' ? `: ${fields}` : ` (${fields})`}`;
}

function changeSentence({ kind, actor, body }: Told): [Text] {
  if (kind === 'assigned') return [actor === null ? sentences.assignedByNobody : sentences.assigned];
  if (kind === 'mentioned') return [sentences.mentioned];
  if (body.what) return [sentences[body.what]];
  return [body.several ? sentences.changedBySeveral : sentences.changed];
}

function visibleFields({ entity, body }: Told, reader: Reader, languages: readonly string[]): string {
  const policy = policyFor(reader, entity, 'read');
  const labels = (body.fields ?? []).flatMap((name) => {
    const field = entity.fields.get(name);
    return field && policy.field(field) !== 'none' ? [textIn(field.definition['x-label'], languages)] : [];
  });
  if (body.what) return '';
  return labels.length > MAX_FIELDS ? `${labels.slice(0, MAX_FIELDS).join(', ')} …` : labels.join(', ');
}

function manyWords(entity: Entity): Text {
  return Object.fromEntries(Object.entries(entity.label).map(([language, words]) => [language, words?.many ?? entity.name])) as Text;
}

/** Seen from the day on which it is read: what was due yesterday is overdue today. */
function dueSentence({ entity, body }: Told, reader: Reader): [Text, Readonly<Record<string, string>>?] {
  const at = entity.fields.get(entity.definition['x-view']?.timeline?.at ?? '');
  if (!body.on || !at || policyFor(reader, entity, 'read').field(at) === 'none') return [sentences.due];
  const { timeZone } = reader.user;
  const day = body.on.includes('T') ? dayInZone(new Date(body.on), timeZone) : body.on;
  const today = dayInZone(reader.now, timeZone);
  if (day === today) return [sentences.dueToday];
  return [day < today ? sentences.overdue : sentences.dueOn, { day: writtenDay(day, reader.user) }];
}

function writtenDay(day: string, { locale, country }: Account): string {
  // English outside the United States puts the day first.
  const tag = locale === 'en' ? (country === 'US' ? 'en-US' : 'en-GB') : locale;
  const options = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(tag, options).format(new Date(`${day}T00:00:00Z`));
}
