import type { DecideChange } from '#core/change/apply-change.ts';
import { checkResult } from '#core/change/check-result.ts';
import type { Conversion } from '#core/change/convert/conversion.ts';
import { withField } from '#core/change/convert/split-request.ts';
import { AppError } from '#core/errors.ts';
import type { StoredDefinition } from '#core/registry/layers.ts';
import type { FieldDefinition, Language } from '#schemas/types/definition.ts';

/** What makes a field what it was converted to: everything else about it is as it is now. */
export function decideSwap(conversion: Conversion): DecideChange {
  const { entity, field, author, before, after, held } = conversion;
  return (stored) => {
    const here = stored.documents.find((one) => one.layer === 'admin' && one.entity === entity && one.document?.properties?.[field]);
    const present = here?.document?.properties?.[field] as FieldDefinition | undefined;
    if (!here || present?.['x-uid'] !== conversion.fieldUid) throw new AppError('TASK_MOVED_ON');
    const swapped = withHeld(withField(here, field, merged({ before, present, after })), held);
    checkResult(stored, [swapped]);
    return { definitions: [swapped], author, summary: summaryOf(conversion), swap: conversion };
  };
}

/** What was said about the field since the conversion began counts, unless the conversion says something else about the same. */
function merged({ before, present, after }: Record<'before' | 'present' | 'after', FieldDefinition>): FieldDefinition {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const later = Object.keys({ ...before, ...present }).filter(
    (keyword) => differs(before[keyword], present[keyword]) && !differs(before[keyword], after[keyword]),
  );
  const said = later.map((keyword) => [keyword, present[keyword]] as const);
  return Object.fromEntries(
    Object.entries({ ...after, ...Object.fromEntries(said) }).filter(([, value]) => value !== undefined),
  ) as FieldDefinition;
}

function withHeld(definition: StoredDefinition, held: Conversion['held']): StoredDefinition {
  const document = Object.fromEntries(Object.entries({ ...definition.document, ...held }).filter(([, value]) => value !== null));
  return { ...definition, document: document as unknown as StoredDefinition['document'] };
}

function summaryOf({ after, field, entity }: Conversion) {
  const label = (language: Language) => `${after['x-label'][language] ?? after['x-label'].en ?? field} (${entity})`;
  return { en: `New type of ${label('en')}`, pt: `Novo tipo de ${label('pt')}`, es: `Nuevo tipo de ${label('es')}` };
}
