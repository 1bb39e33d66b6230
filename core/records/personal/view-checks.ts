import { rowFilter } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import { AppError, type ErrorPlace, isAppError } from '#core/errors.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import { groupingField } from '#core/records/board.ts';
import { findEntity } from '#core/records/context.ts';
import { ALIAS, namedFields, readPolicy } from '#core/records/read-plan.ts';
import { sortOrder } from '#core/records/sort-order.ts';
import { checkAgainst } from '#core/schema/definition-problem.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import type { SavedView, SavedViewInput, SavedViewPatch } from '#schemas/types/api.ts';

/** What a view asks for. */
export type ViewContent = Pick<SavedView, 'entity' | 'filter' | 'sort' | 'columns' | 'groupBy' | 'calendar'>;

const MAX_NAME = 100;
/** Said of the end in a calendar: none, although there is a field for it. */
const NO_END = '-';

export function readViewInput(body: unknown): SavedViewInput {
  return readShape('SavedViewInput', body) as SavedViewInput;
}

export function readViewPatch(body: unknown): SavedViewPatch {
  return readShape('SavedViewPatch', body) as SavedViewPatch;
}

/** The body with its name on one line and without blanks around it. The filter is left to `checkView`, which goes only so deep. */
function readShape(shape: string, body: unknown): unknown {
  const validate = metaValidator(`saved-view#/$defs/${shape}`);
  if (typeof body !== 'object' || body === null) throw new AppError('VIEW_INVALID', { places: checkAgainst(validate, body) });
  const { filter, ...rest } = body as Readonly<Record<string, unknown>>;
  const named = typeof rest['name'] === 'string' ? { ...rest, name: readName(rest['name']) } : rest;
  const problems = checkAgainst(validate, named);
  if (problems.length > 0) throw new AppError('VIEW_INVALID', { places: problems });
  return filter === undefined ? named : { ...named, filter };
}

function readName(text: string): string {
  const read = cleanLine(text);
  if ('reason' in read) throw invalidName({ path: '/name', code: read.reason });
  const name = read.value ?? '';
  if (name === '') throw invalidName({ path: '/name', code: 'required' });
  if ([...name].length > MAX_NAME) throw invalidName({ path: '/name', code: 'maxLength', params: { limit: MAX_NAME } });
  return name;
}

function invalidName(place: ErrorPlace): AppError {
  return new AppError('VIEW_INVALID', { places: [place] });
}

/** Refuses what a list or a board would refuse the caller, in the same words. */
export function checkView({ entity: name, filter, sort, columns, groupBy, calendar }: ViewContent, caller: Caller): void {
  const entity = findEntity(caller, name);
  const policy = readPolicy(caller, entity);
  if (filter !== undefined) rowFilter(filter, { caller, entity, alias: ALIAS });
  if (sort !== undefined) sortOrder(sort, policy, caller);
  if (columns !== undefined) namedFields(columns, policy);
  if (groupBy !== undefined) groupingField({ entity: name, groupBy }, policy);
  const days = [calendar?.at, calendar?.until].filter((one) => one !== undefined && one !== NO_END) as string[];
  if (days.length > 0) namedFields(days, policy);
}

/** The view would be refused if the caller opened it: a field is gone, or not for them. */
export function isBroken(view: ViewContent, caller: Caller): boolean {
  try {
    checkView(view, caller);
    return false;
  } catch (error) {
    if (isAppError(error)) return true;
    throw error;
  }
}
