import type { Registry } from '#core/contract/registry.ts';
import { ident, render } from '#core/kit/sql.ts';
import { isFoundByParts, searchedFields, searchText } from '#core/registry/entity-indexes.ts';
import type { SearchedTexts } from '#scripts/bench/hand-written/search.ts';

/**
 * The texts in which the product finds a name, for the hand-written server: telephones and autonumbers are looked into only
 * when figures were typed, and what stands in no navigation is not looked into at all.
 */
export function searchedTexts({ entities }: Registry): Record<string, SearchedTexts> {
  const visible = [...entities.values()].filter(({ definition }) => definition['x-view']?.navigation?.hidden !== true);
  return Object.fromEntries(
    visible.map((entity) => {
      const named = searchedFields(entity).filter(({ type }) => type.search?.words?.('name') === undefined);
      const byParts = named.filter((field) => isFoundByParts(field, entity));
      const titleFirst = [...byParts].sort((a, b) => Number(b === entity.titleField) - Number(a === entity.titleField));
      const sql = (fields: typeof named) =>
        fields.map((field) => render(searchText(field, { columns: field.columns.map((column) => ident(column)) })).text);
      return [entity.name, { short: sql(titleFirst), long: sql(named.filter((field) => !byParts.includes(field))) }];
    }),
  );
}
