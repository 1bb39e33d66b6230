import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Entity } from '#core/contract/registry.ts';
import type { ErrorPlace } from '#core/errors.ts';
import { bodySchema } from '#core/schema/entity-schema.ts';

/** A fresh compiler per entity and definition: a long-lived one keeps every schema it ever saw. */
export function createAjv(options: ConstructorParameters<typeof Ajv2020>[0] = {}): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictTuples: false, ...options });
  addFormats.default(ajv);
  return ajv;
}

const compiled = new WeakMap<Entity, ValidateFunction>();

/** Checks the shape of a body against the entity's fields. Returns every place that is wrong. */
export function checkBody(entity: Entity, body: unknown): ErrorPlace[] {
  const validate = compiled.get(entity) ?? createAjv().compile(bodySchema(entity));
  compiled.set(entity, validate);
  return validate(body) ? [] : errorPlaces(validate.errors ?? []);
}

/** Ajv's errors as places; the alternatives of `anyOf null` are folded into the one that matters. */
function errorPlaces(errors: readonly ErrorObject[]): ErrorPlace[] {
  const places = new Map<string, ErrorPlace>();
  for (const error of errors) {
    if (error.keyword === 'anyOf' || (error.keyword === 'type' && error.params['type'] === 'null')) continue;
    const place = errorPlace(error);
    if (!places.has(place.path)) places.set(place.path, place);
  }
  return [...places.values()];
}

function errorPlace({ keyword, instancePath, params }: ErrorObject): ErrorPlace {
  if (keyword === 'additionalProperties') return { path: `${instancePath}/${String(params['additionalProperty'])}`, code: 'field.unknown' };
  if (keyword === 'required') return { path: `${instancePath}/${String(params['missingProperty'])}`, code: 'required' };
  if (keyword === 'format') return { path: instancePath, code: `format.${String(params['format'])}`, params };
  return { path: instancePath, code: keyword, params };
}
