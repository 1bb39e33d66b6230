import type { ChangeStep } from '#core/change/change-step.ts';
import type { Entity } from '#core/contract/registry.ts';
import { fillText } from '#core/errors.ts';
import type { Language, Text } from '#schemas/types/definition.ts';

type Titled = ChangeStep['kind'] | 'keep_type';

const titles: Readonly<Record<Titled, Readonly<Record<Language, string>>>> = {
  create_entity: { en: 'Create {entity}', pt: 'Criar {entity}', es: 'Crear {entity}' },
  retire_entity: {
    en: 'Retire {entity}; its data is kept',
    pt: 'Retirar {entity}; os dados ficam guardados',
    es: 'Retirar {entity}; los datos se conservan',
  },
  restore_entity: { en: 'Bring back {entity}', pt: 'Repor {entity}', es: 'Recuperar {entity}' },
  add_field: {
    en: 'Add the field {field} to {entity}',
    pt: 'Acrescentar o campo {field} a {entity}',
    es: 'Añadir el campo {field} a {entity}',
  },
  add_index: {
    en: 'Make searching in {entity} fast',
    pt: 'Tornar rápidas as pesquisas em {entity}',
    es: 'Agilizar las búsquedas en {entity}',
  },
  drop_index: {
    en: 'Drop what {entity} no longer needs',
    pt: 'Retirar o que {entity} já não usa',
    es: 'Retirar lo que {entity} ya no usa',
  },
  check_relation: {
    en: 'Connect {entity} with other entities',
    pt: 'Ligar {entity} a outras entidades',
    es: 'Vincular {entity} con otras entidades',
  },
  retire_field: {
    en: 'Retire the field {field} of {entity}; its data is kept',
    pt: 'Retirar o campo {field} de {entity}; os dados ficam guardados',
    es: 'Retirar el campo {field} de {entity}; los datos se conservan',
  },
  restore_field: {
    en: 'Bring back the field {field} of {entity}',
    pt: 'Repor o campo {field} de {entity}',
    es: 'Recuperar el campo {field} de {entity}',
  },
  change_type: {
    en: 'Change the type of {field} in {entity}',
    pt: 'Alterar o tipo de {field} em {entity}',
    es: 'Cambiar el tipo de {field} en {entity}',
  },
  keep_type: {
    en: 'Call off the change of type of {field} in {entity}',
    pt: 'Cancelar a alteração de tipo de {field} em {entity}',
    es: 'Cancelar el cambio de tipo de {field} en {entity}',
  },
  purge_entity: {
    en: 'Delete {entity} with all its records, for good',
    pt: 'Eliminar {entity} com todos os registos, definitivamente',
    es: 'Eliminar {entity} con todos sus registros, definitivamente',
  },
  purge_field: {
    en: 'Delete the values of {field} in {entity}, for good',
    pt: 'Eliminar os valores de {field} em {entity}, definitivamente',
    es: 'Eliminar los valores de {field} en {entity}, definitivamente',
  },
  describe: {
    en: 'Change names, order or requirements in {entity}',
    pt: 'Alterar nomes, ordem ou obrigatoriedade em {entity}',
    es: 'Cambiar nombres, orden u obligatoriedad en {entity}',
  },
};

/** Steps that follow from others. */
const BEHIND: ReadonlySet<ChangeStep['kind']> = new Set(['add_index', 'drop_index', 'check_relation']);

/** A step in words, with the names that people know. */
export function stepTitle(kind: Titled, entity: Entity | undefined, field: string | undefined): Text {
  return titleWith(kind, (language) => ({
    entity: entity?.label[language]?.one ?? entity?.label.en?.one ?? entity?.name ?? '',
    field: (field && fieldLabel(entity, field, language)) ?? '',
  }));
}

/** A step in words, of things that the registry does not know any more. */
export function titleWith(kind: Titled, names: (language: Language) => { entity: string; field: string }): Text {
  const write = (language: Language) => fillText(titles[kind][language], names(language));
  return { en: write('en'), pt: write('pt'), es: write('es') };
}

function fieldLabel(entity: Entity | undefined, name: string, language: Language): string {
  // A field that is retired is still defined.
  const label = entity?.definition.properties[name]?.['x-label'];
  return label?.[language] ?? label?.en ?? label?.pt ?? label?.es ?? name;
}

const SAID = 3;

/** What a change does, in a line: the titles of its first steps, less the work behind them, and how many more there are. */
export function summaryOf(steps: readonly ChangeStep[]): Text {
  const told = steps.filter(({ kind }) => !BEHIND.has(kind));
  const shown = told.length > 0 ? told : steps;
  const more = shown.length > SAID ? ` … (+${shown.length - SAID})` : '';
  const line = (language: Language) =>
    shown
      .slice(0, SAID)
      .map(({ title }) => title[language] ?? title.en ?? '')
      .join('; ') + more;
  return { en: line('en'), pt: line('pt'), es: line('es') };
}
