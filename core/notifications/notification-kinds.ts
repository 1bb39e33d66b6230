import type { Text } from '#schemas/types/definition.ts';

/** A reason to tell somebody something, which they can turn off. */
export interface NotificationKind {
  readonly kind: string;
  readonly label: Text;
  /** By mail too, for those who have not said otherwise. */
  readonly mail: boolean;
}

const core: readonly NotificationKind[] = [
  {
    kind: 'assigned',
    label: {
      en: 'A record was assigned to me',
      pt: 'Foi-me atribuído um registo',
      'pt-BR': 'Um registro me foi atribuído',
      es: 'Se me ha asignado un registro',
    },
    mail: true,
  },
  {
    kind: 'mentioned',
    label: {
      en: 'I was mentioned in a text',
      pt: 'O meu nome foi mencionado num texto',
      'pt-BR': 'Meu nome foi mencionado em um texto',
      es: 'Se me ha mencionado en un texto',
    },
    mail: true,
  },
  {
    kind: 'watched',
    label: {
      en: 'A record I watch was changed',
      pt: 'Foi alterado um registo que sigo',
      'pt-BR': 'Um registro que acompanho foi alterado',
      es: 'Se ha modificado un registro que sigo',
    },
    mail: false,
  },
  {
    kind: 'due',
    label: { en: 'A task is due or overdue', pt: 'Uma tarefa vence hoje ou está em atraso', es: 'Una tarea vence hoy o está vencida' },
    mail: true,
  },
];

/** The kinds of the core and those that plugins declare, in the order in which people see them. */
export interface NotificationKinds {
  readonly all: readonly NotificationKind[];
  find(kind: string): NotificationKind | undefined;
}

export interface DeclaredKinds {
  readonly plugin: string;
  readonly kinds: readonly { readonly kind: string; readonly label: Text; readonly mail?: boolean }[];
}

export function notificationKinds(declared: readonly DeclaredKinds[]): NotificationKinds {
  const kinds = new Map(core.map((kind) => [kind.kind, kind]));
  for (const { plugin, kinds: own } of declared) {
    for (const { kind, label, mail = false } of own) {
      if (kinds.has(kind)) throw new Error(`the plugin ${plugin} declares notifications of the kind ${kind}, which exists already`);
      kinds.set(kind, { kind, label, mail });
    }
  }
  return { all: [...kinds.values()], find: (kind) => kinds.get(kind) };
}
