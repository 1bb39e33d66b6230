import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { setKeyword } from '#lib/studio/draft/overlay-edit.ts';
import type { FieldTypeView } from '#schemas/types/api.ts';
import type { JsonSchema } from '#schemas/types/definition.ts';

const usual = 300;
/** The server indexes no longer ones. */
const longest = 600;

/** A text by which records are told apart is indexed, so it must have an end; a type without lengths needs none. */
export function bounded(overlay: Overlay, name: string, types: readonly FieldTypeView[]): Overlay {
  const field = overlay.properties?.[name];
  const type = types.find((one) => one.name === field?.['x-type']);
  const hasLength = (type?.keywords.properties as JsonSchema | undefined)?.maxLength !== undefined;
  if (!field || !hasLength || (field.maxLength ?? Number.POSITIVE_INFINITY) <= longest) return overlay;
  return setKeyword(overlay, name, { keyword: 'maxLength', value: field.maxLength === undefined ? usual : longest });
}
