import type { EntityDefinition, FieldDefinition, Text } from '#schemas/types/definition.ts';

interface SystemField {
  /** Absent where the value is about the caller, or worked out. */
  readonly column?: string;
  readonly definition: FieldDefinition;
  /** Callers may set it. */
  readonly writable?: true;
  /** Only where records belong to a user. */
  readonly owned?: true;
  /** It tells of the caller, not of the record. */
  readonly personal?: true;
  /** Only where the entity says what a complete record has. */
  readonly expecting?: true;
}

// biome-ignore lint/complexity/useMaxParams: a row of the table below, in the order of its columns.
const field = (uid: string, type: string, label: Text, rest: Partial<FieldDefinition> = {}): FieldDefinition => ({
  'x-uid': uid,
  'x-type': type,
  'x-label': label,
  ...rest,
});

/** What the engine gives to every entity, by API name, in display order. */
export const systemFields: Readonly<Record<string, SystemField>> = {
  id: { column: 'id', definition: field('s_id', 'record_id', { en: 'Id', pt: 'Identificador', es: 'Identificador' }, { readOnly: true }) },
  version: {
    column: 'version',
    definition: field('s_version', 'integer', { en: 'Version', pt: 'Versão', es: 'Versión' }, { readOnly: true }),
  },
  owner: {
    column: 'owner_id',
    definition: field('s_owner', 'user', { en: 'Owner', pt: 'Responsável', es: 'Responsable' }),
    writable: true,
    owned: true,
  },
  team: {
    column: 'team_id',
    definition: field(
      's_team',
      'relation_one',
      { en: 'Team', pt: 'Equipa', 'pt-BR': 'Equipe', es: 'Equipo' },
      { 'x-relation': { target: 'team' } },
    ),
    writable: true,
    owned: true,
  },
  created_at: {
    column: 'created_at',
    definition: field('s_created_at', 'date_time', { en: 'Created', pt: 'Criado em', es: 'Creado el' }, { readOnly: true }),
  },
  created_by: {
    column: 'created_by',
    definition: field('s_created_by', 'user', { en: 'Created by', pt: 'Criado por', es: 'Creado por' }, { readOnly: true }),
  },
  updated_at: {
    column: 'updated_at',
    definition: field('s_updated_at', 'date_time', { en: 'Changed', pt: 'Alterado em', es: 'Modificado el' }, { readOnly: true }),
  },
  updated_by: {
    column: 'updated_by',
    definition: field('s_updated_by', 'user', { en: 'Changed by', pt: 'Alterado por', es: 'Modificado por' }, { readOnly: true }),
  },
  deleted_at: {
    column: 'deleted_at',
    definition: field(
      's_deleted_at',
      'date_time',
      { en: 'In the trash since', pt: 'No lixo desde', 'pt-BR': 'Na lixeira desde', es: 'En la papelera desde' },
      { readOnly: true },
    ),
  },
  completeness: {
    definition: field('s_completeness', 'percent', { en: 'Completeness', pt: 'Preenchimento', es: 'Cumplimentación' }, { readOnly: true }),
    expecting: true,
  },
  starred: {
    personal: true,
    definition: field('s_starred', 'boolean', { en: 'Starred', pt: 'Em destaque', es: 'Destacado' }, { readOnly: true }),
  },
};

/** Whether the engine gives this field to an entity. */
export function isGiven({ owned, expecting }: SystemField, definition: EntityDefinition): boolean {
  if (owned && definition['x-entity'].ownership !== 'user') return false;
  return !expecting || (definition['x-view']?.expected ?? []).length > 0;
}

/** A field about the caller cannot be indexed, nor judged on a record by itself. */
export function isPersonal(name: string): boolean {
  return Object.hasOwn(systemFields, name) && systemFields[name]?.personal === true;
}

/** Names that no other field may take. */
export const reservedNames: ReadonlySet<string> = new Set([...Object.keys(systemFields), 'owner_id', 'team_id']);
