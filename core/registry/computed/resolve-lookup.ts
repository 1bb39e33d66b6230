import type { FieldPlace } from '#core/contract/registry.ts';
import { raw } from '#core/kit/sql.ts';
import { pathSteps } from '#core/registry/computed/path-steps.ts';
import { relatedValue } from '#core/registry/computed/related-select.ts';
import type { Ground, KnownField, Resolution } from '#core/registry/computed/resolution.ts';
import { resultType } from '#core/registry/computed/result-type.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** A value of a related record: `company.city`. Of a relation at the end, people see the title. */
export function resolveLookup(place: FieldPlace, definition: FieldDefinition, ground: Ground): Resolution {
  const path = (definition['x-lookup']?.path ?? '').split('.');
  if (path.length < 2) return refused('lookup.path');
  const found = withTitle(pathSteps(place.entity, path, ground), { place, path, ground });
  if ('problem' in found) return { problems: [{ path: '/x-lookup/path', ...found.problem }] };
  const { steps, last } = found;
  if (last.columns.length === 0 || last.type.relation) return refused('lookup.kind', { path: path.join('.') });
  const keywords = readKeywords(last);
  const costly = last.resolved?.costly ?? false;
  return {
    type: resultType({ type: last.type, definition: last.reads, name: definition['x-type'], sortable: !costly }),
    computed: {
      result: last.reads['x-type'],
      resultKeywords: keywords,
      inputs: [...steps, ...(last.resolved?.computed.inputs ?? [])],
      types: last.columns,
      related: true,
      varies: true,
      columns: (alias, sight) =>
        last.columns.map((type, i) => relatedValue(steps, { alias, sight, read: (_field, at) => at.columns[i] ?? raw(`NULL::${type}`) })),
    },
    size: 1 + (last.resolved?.size ?? 0),
    costly,
  };
}

function refused(code: string, params?: Readonly<Record<string, unknown>>): Resolution {
  return { problems: [{ path: '/x-lookup/path', code, ...(params && { params }) }] };
}

interface Asked {
  readonly place: FieldPlace;
  readonly path: readonly string[];
  readonly ground: Ground;
}

function withTitle(found: ReturnType<typeof pathSteps>, { place, path, ground }: Asked): ReturnType<typeof pathSteps> {
  if ('problem' in found) return found;
  const target = found.last.type.relation === 'one' ? found.last.type.target?.(found.last.definition) : undefined;
  const title = ground.definitions.get(target ?? '')?.['x-entity'].titleField;
  return title === undefined ? found : pathSteps(place.entity, [...path, title], ground);
}

/** What people may want to see the value by: options with their colours, decimals. */
function readKeywords({ reads }: KnownField): Record<string, unknown> {
  const shown = ['x-options', 'x-decimal', 'x-view', 'x-rating', 'x-duration'];
  return Object.fromEntries(Object.entries(reads).filter(([keyword]) => shown.includes(keyword)));
}
