import type { Statement } from '#core/sql/ddl.ts';
import type { Drift } from '#schemas/types/api.ts';

/** A difference, with what puts it right where that can be done safely. */
export interface Deviation extends Omit<Drift, 'repairable'> {
  readonly statements?: readonly Statement[];
}

export const remedies = {
  made: {
    en: 'A repair makes it as it is defined.',
    pt: 'A reparação cria-o tal como está definido.',
    es: 'La reparación lo crea tal como está definido.',
  },
  byHand: {
    en: 'Somebody changed the database by hand. Restore it from a backup, or change it back.',
    pt: 'A base de dados foi alterada à mão. Restaure uma cópia de segurança ou desfaça essa alteração.',
    es: 'La base de datos se modificó a mano. Restaure una copia de seguridad o deshaga esa modificación.',
  },
  none: {
    en: 'Nothing uses it, and it does no harm.',
    pt: 'Nada o usa, e não causa problemas.',
    es: 'Nada lo usa, y no causa problemas.',
  },
} as const;
