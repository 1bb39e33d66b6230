import type { Text } from '#schemas/types/definition.ts';

/** What the core's own notifications say. The record's title stands beside it; `{placeholders}` are filled when it is read. */
export const sentences = {
  assigned: {
    en: '{actor} assigned this to you',
    pt: '{actor} atribuiu-lhe este registo',
    'pt-BR': '{actor} atribuiu este registro a você',
    es: '{actor} le ha asignado este registro',
  },
  assignedByNobody: {
    en: 'This was assigned to you',
    pt: 'Este registo foi-lhe atribuído',
    'pt-BR': 'Este registro foi atribuído a você',
    es: 'Se le ha asignado este registro',
  },
  assignedMany: {
    en: '{actor} assigned {records} records to you: {entities}',
    pt: '{actor} atribuiu-lhe {records} registos: {entities}',
    'pt-BR': '{actor} atribuiu {records} registros a você: {entities}',
    es: '{actor} le ha asignado {records} registros: {entities}',
  },
  mentioned: { en: '{actor} mentioned you', pt: '{actor} mencionou o seu nome', es: '{actor} ha mencionado su nombre' },
  changed: {
    en: '{actor} changed this',
    pt: '{actor} alterou este registo',
    'pt-BR': '{actor} alterou este registro',
    es: '{actor} ha modificado este registro',
  },
  changedBySeveral: {
    en: 'Several people changed this',
    pt: 'Várias pessoas alteraram este registo',
    'pt-BR': 'Várias pessoas alteraram este registro',
    es: 'Varias personas han modificado este registro',
  },
  changedMany: {
    en: '{actor} changed {records} records: {entities}',
    pt: '{actor} alterou {records} registos: {entities}',
    'pt-BR': '{actor} alterou {records} registros: {entities}',
    es: '{actor} ha modificado {records} registros: {entities}',
  },
  removed: {
    en: '{actor} moved this to the trash',
    pt: '{actor} colocou este registo no lixo',
    'pt-BR': '{actor} colocou este registro na lixeira',
    es: '{actor} ha enviado este registro a la papelera',
  },
  restored: {
    en: '{actor} took this out of the trash',
    pt: '{actor} retirou este registo do lixo',
    'pt-BR': '{actor} tirou este registro da lixeira',
    es: '{actor} ha sacado este registro de la papelera',
  },
  due: { en: 'Due', pt: 'Por fazer', 'pt-BR': 'A fazer', es: 'Por hacer' },
  dueToday: { en: 'Due today', pt: 'Vence hoje', es: 'Vence hoy' },
  overdue: { en: 'Overdue since {day}', pt: 'Em atraso desde {day}', es: 'Con retraso desde el {day}' },
  dueOn: { en: 'Due on {day}', pt: 'Vence em {day}', es: 'Vence el {day}' },
  somebody: { en: 'Somebody', pt: 'Alguém', es: 'Alguien' },
} as const satisfies Record<string, Text>;
