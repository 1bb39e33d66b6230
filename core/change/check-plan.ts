import type { Assignment } from '#core/change/assign-names.ts';
import type { ChangePlan } from '#core/change/plan-change.ts';
import { requestPlace } from '#core/change/request-place.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import type { Layers } from '#core/registry/layers.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import type { Queryable } from '#core/sql/database.ts';
import { BASE_COLUMNS } from '#core/sql/ddl.ts';
import { countDuplicates, type TableShape } from '#core/sql/introspect.ts';

/** PostgreSQL takes 1,600 in the life of a table, dropped ones included: the rest is for what must be possible even then. */
export const MOST_COLUMNS = 1_500;

/** Fields for which their table has no room any more. */
export function checkRoom(
  { assignments }: Pick<ChangePlan, 'assignments'>,
  shapes: ReadonlyMap<string, TableShape>,
  layers: Layers,
): DefinitionProblem[] {
  return assignments.flatMap(({ entity, table, newFields }: Assignment) => {
    const shape = shapes.get(table);
    let used = shape?.everHad ?? BASE_COLUMNS.length;
    const over = newFields.find(({ physical }) => {
      used += physical.columns.filter((column) => !shape?.columns.has(column)).length;
      return used > MOST_COLUMNS;
    });
    if (!over) return [];
    const problem = { path: `/properties/${escapePointer(over.name)}`, code: 'definition.columns', params: { limit: MOST_COLUMNS } };
    return [requestPlace(problem, entity.definition, layers)];
  });
}

/** Values that are there more than once where they shall be there once. `layers` are those the change leads to. */
export async function checkDuplicates(db: Queryable, { uniques, registry }: ChangePlan, layers: Layers): Promise<DefinitionProblem[]> {
  const problems: DefinitionProblem[] = [];
  for (const { entity, path, fields, index } of uniques) {
    const count = await countDuplicates(db, index);
    const definition = registry.entities.get(entity)?.definition;
    if (count === 0 || !definition) continue;
    const problem = { path, code: 'definition.duplicates', params: { count, field: fields.join(', ') } };
    problems.push(requestPlace(problem, definition, layers));
  }
  return problems;
}
