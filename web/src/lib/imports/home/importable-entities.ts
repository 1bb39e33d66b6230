import { entityText } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { ListOption } from '#lib/ui/list-option.ts';

/** Where rows may go: what takes files, and this person may create. */
export function importableEntities(): ListOption[] {
  return [...schema.entities]
    .filter((entity) => entity.can.create && entity.features.includes('import'))
    .sort((a, b) => a.navigation.order - b.navigation.order)
    .map((entity) => ({ value: entity.name, label: entityText(entity.label, 'many', entity.name), icon: entity.icon }));
}
