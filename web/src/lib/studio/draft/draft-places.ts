import { partPlace } from '#lib/studio/draft/draft-parts.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import type { ProblemPlace } from '#schemas/types/api.ts';

/** What is wrong, by place: "x_kind", "x_kind/x-label", "x_kind/x-options/<uid>"; of the entity itself "@/x-label". */
export type DraftProblems = Readonly<Record<string, string>>;

/** A problem of the server's, at the control that it is about. */
export function readPlaces(errors: readonly ProblemPlace[], entity: string, sent: Overlay): DraftProblems {
  const problems: Record<string, string> = {};
  for (const { path, message } of errors) {
    const place = placeOf(path, entity, sent);
    problems[place] ??= message;
  }
  return problems;
}

/** "" is the draft as a whole: nothing on the page is to blame. */
function placeOf(path: string, entity: string, sent: Overlay): string {
  const [list = '', name, properties = '', field = '', keyword, index] = path.split('/').slice(1).map(unescaped);
  if (!['overlays', 'entities'].includes(list) || name !== entity) return '';
  const part = partPlace(path.split('/').slice(3).map(unescaped), sent);
  if (part !== undefined) return part;
  if (properties === 'required') return sent.required?.[Number(field)] ?? '';
  if (properties !== 'properties') return entityPlace(properties, field);
  if (field === '') return '';
  if (keyword === undefined) return field;
  const option = sent.properties?.[field]?.['x-options']?.[Number(index)];
  return keyword === 'x-options' && option ? `${field}/x-options/${option.uid}` : `${field}/${keyword}`;
}

const ofEntity = new Set(['x-label', 'x-view', 'x-entity']);

/** "/x-view/board/0" → "@/board", "/x-entity/titleField" → "@/titleField". */
function entityPlace(keyword: string, part: string): string {
  if (!ofEntity.has(keyword)) return '';
  return keyword === 'x-label' || part === '' ? '@/x-label' : `@/${part}`;
}

const unescaped = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** Whether something is wrong with the entity itself. */
export function hasEntityProblems(problems: DraftProblems): boolean {
  return Object.keys(problems).some((place) => place.startsWith('@/'));
}

/** The fields that have something wrong. */
export function fieldsWithProblems(problems: DraftProblems): Set<string> {
  return new Set(
    Object.keys(problems)
      .map((place) => place.split('/')[0] ?? '')
      .filter((name) => name !== '' && name !== '@' && !name.startsWith(':')),
  );
}
