import { isFieldName, optionValue, type Prefix } from '#lib/studio/draft/api-name.ts';
import { isPattern } from '#lib/studio/draft/autonumber-pattern.ts';
import type { DraftEntity } from '#lib/studio/draft/draft-entity.ts';
import type { DraftField } from '#lib/studio/draft/draft-fields.ts';
import type { DraftProblems } from '#lib/studio/draft/draft-places.ts';
import { completeNames } from '#lib/studio/draft/entity-names.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { tidy } from '#lib/studio/draft/overlay-edit.ts';
import type { FieldAdjustment, Text } from '#schemas/types/definition.ts';

/** Why a place of the draft cannot be sent, as keys of the studio's words. */
export type DraftFault =
  | 'entityLabel'
  | 'titleField'
  | 'label'
  | 'name'
  | 'nameTaken'
  | 'options'
  | 'optionLabel'
  | 'optionTwice'
  | 'target'
  | 'pattern'
  | 'formula'
  | 'path'
  | 'rollup'
  | 'rollupField';

/** What can be told without the server: everything that is missing. */
export function checkDraft(fields: readonly DraftField[], entity?: DraftEntity): Readonly<Record<string, DraftFault>> {
  const prefix: Prefix = entity?.own ? '' : 'x_';
  const looked = fields.filter((field) => field.state === 'new' || field.state === 'changed');
  return Object.fromEntries([
    ...(entity?.own ? checkEntity(entity, fields) : []),
    ...looked.flatMap((field) => checkField(field, fields, prefix)),
  ]);
}

function checkEntity({ label, titleField }: DraftEntity, fields: readonly DraftField[]): [string, DraftFault][] {
  const named = Object.values(label).some((both) => both.one.trim() !== '' || both.many.trim() !== '');
  const title = fields.find((field) => field.name === titleField);
  return [
    ...(named ? [] : [['@/x-label', 'entityLabel'] satisfies [string, DraftFault]]),
    ...(title && !title.isRetired ? [] : [['@/titleField', 'titleField'] satisfies [string, DraftFault]]),
  ];
}

function checkField(field: DraftField, fields: readonly DraftField[], prefix: Prefix): [string, DraftFault][] {
  const at = (keyword: string, fault: DraftFault): [string, DraftFault] => [`${field.name}/${keyword}`, fault];
  const { 'x-relation': relation, 'x-autonumber': number, 'x-options': list } = field.definition;
  const isNew = field.state === 'new';
  return [
    ...(hasText(field.label) ? [] : [at('x-label', 'label')]),
    ...(isNew && !isFieldName(field.name, prefix) ? [at('name', 'name')] : []),
    ...(isNew && fields.some((other) => other !== field && other.name === field.name) ? [at('name', 'nameTaken')] : []),
    ...(field.own && list && field.options.length === 0 ? [at('x-options', 'options')] : []),
    ...field.options.flatMap((option, i) => {
      if (!hasText(option.label)) return [at(`x-options/${option.uid}`, 'optionLabel')];
      const twice = field.options.slice(0, i).some((other) => sharesLabel(other.label, option.label));
      return twice && !field.locks.includes('options') ? [at(`x-options/${option.uid}`, 'optionTwice')] : [];
    }),
    ...(relation && relation.target === '' ? [at('x-relation', 'target')] : []),
    ...computedFaults(field).map(([keyword, fault]) => at(keyword, fault)),
    ...(number && !isPattern(number.pattern) ? [at('x-autonumber', 'pattern')] : []),
  ];
}

/** What is not chosen yet; whether it can be worked out only the server knows. */
function computedFaults({ definition }: DraftField): [string, DraftFault][] {
  const { 'x-formula': formula, 'x-lookup': lookup, 'x-rollup': rollup } = definition;
  return [
    ...(formula && formula.expression.trim() === '' ? ([['x-formula', 'formula']] as [string, DraftFault][]) : []),
    ...(lookup && !lookup.path.includes('.') ? ([['x-lookup', 'path']] as [string, DraftFault][]) : []),
    ...(rollup && rollup.relation === '' ? ([['x-rollup', 'rollup']] as [string, DraftFault][]) : []),
    ...(rollup?.relation && rollup.aggregate !== 'count' && !rollup.field ? ([['x-rollup', 'rollupField']] as [string, DraftFault][]) : []),
  ];
}

const hasText = (text: Text): boolean => Object.values(text).some((value) => String(value).trim() !== '');

/** Two options that read the same in a language cannot be told apart by the people who choose. */
function sharesLabel(a: Text, b: Text): boolean {
  return Object.entries(a).some(
    ([language, label]) => String(label).trim().toLowerCase() === b[language as keyof Text]?.trim().toLowerCase(),
  );
}

/** The overlay as it is sent: texts trimmed, new options given the value they will have for ever. */
export function completeOverlay(overlay: Overlay, spoken: readonly (keyof Text)[]): Overlay {
  const properties = Object.entries(overlay.properties ?? {}).map(([name, field]) => [name, completeField(field, spoken)] as const);
  const label = overlay['x-label'] && completeNames(overlay['x-label']);
  return tidy({
    ...overlay,
    ...(label && { 'x-label': label }),
    ...(overlay.properties && { properties: Object.fromEntries(properties) }),
  });
}

function completeField(field: FieldAdjustment, spoken: readonly (keyof Text)[]): FieldAdjustment {
  const { 'x-label': label, 'x-help': help, 'x-options': options } = field;
  const taken = new Set(options?.map((option) => option.value));
  const completed = options?.map((option) => {
    const words = trimmed(option.label);
    const first = spoken.map((language) => words[language]).find(Boolean) ?? Object.values(words)[0] ?? '';
    const value = option.value || optionValue(String(first), taken);
    taken.add(value);
    return { ...option, label: words, value };
  });
  return {
    ...field,
    ...(label && { 'x-label': trimmed(label) }),
    ...(help && { 'x-help': trimmed(help) }),
    ...(completed && { 'x-options': completed }),
  };
}

function trimmed(text: Text): Text {
  return Object.fromEntries(
    Object.entries(text).flatMap(([language, value]) => (String(value).trim() === '' ? [] : [[language, String(value).trim()]])),
  );
}

/** Problems in words, the server's after ours. */
export function joinProblems(ours: DraftProblems, theirs: DraftProblems): DraftProblems {
  return { ...theirs, ...ours };
}
