import { AppError } from '#core/errors.ts';
import type { StoredImport } from '#core/records/import/stored-import.ts';
import type { ImportState } from '#schemas/types/api.ts';
import type { Text } from '#schemas/types/definition.ts';

const names: Readonly<Record<ImportState, Text>> = {
  mapping: {
    en: 'waiting for its columns to be connected',
    pt: 'à espera da ligação das colunas',
    es: 'a la espera de vincular las columnas',
  },
  checking: { en: 'being tried out', pt: 'em ensaio', es: 'en ensayo' },
  checked: { en: 'tried out', pt: 'ensaiada', es: 'ensayada' },
  running: { en: 'running', pt: 'em curso', es: 'en curso' },
  done: { en: 'done', pt: 'concluída', es: 'terminada' },
  failed: { en: 'broken off', pt: 'interrompida', es: 'interrumpida' },
  cancelled: { en: 'cancelled', pt: 'cancelada', es: 'cancelada' },
  undoing: { en: 'being undone', pt: 'a ser desfeita', es: 'deshaciéndose' },
  undone: { en: 'undone', pt: 'desfeita', es: 'deshecha' },
};

/** The refusal of what an import's state does not allow. */
export function wrongState({ state }: Pick<StoredImport, 'state'>): AppError {
  return new AppError('IMPORT_STATE', { params: { state: names[state] }, members: { state } });
}
