import { newUid } from '#lib/studio/draft/api-name.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import type { EntityViewDefaults, FieldAdjustment, Option, Text } from '#schemas/types/definition.ts';

export type TemplateKey = 'blank' | 'thing' | 'visit' | 'request';

export interface EntityTemplate {
  readonly key: TemplateKey;
  readonly icon: string;
  /** Its records belong to those of another entity, which has to be chosen. */
  readonly pointed: boolean;
}

export const entityTemplates: readonly EntityTemplate[] = [
  { key: 'blank', icon: 'square', pointed: false },
  { key: 'thing', icon: 'tool-case', pointed: true },
  { key: 'visit', icon: 'calendar-check', pointed: true },
  { key: 'request', icon: 'ticket', pointed: true },
];

type Fields = Readonly<Record<string, FieldAdjustment>>;
interface Content {
  readonly fields: Fields;
  readonly titleField: string;
  readonly view: Pick<EntityViewDefaults, 'list' | 'board' | 'keyFields'>;
}

export interface Target {
  readonly name: string;
  /** What one of its records is called. */
  readonly label: Text;
}

const label = (en: string, pt: string, es: string): Text => ({ en, pt, es });
const field = (type: string, words: Text, rest: FieldAdjustment = {}): FieldAdjustment => ({
  'x-uid': newUid('f'),
  'x-type': type,
  'x-label': words,
  ...rest,
});
const option = (value: string, color: Option['color'], words: Text): Option => ({
  value,
  uid: newUid('o'),
  label: words,
  ...(color && { color }),
});

const name = () => field('text', label('Name', 'Nome', 'Nombre'), { maxLength: 200, 'x-search': { weight: 'A', trigram: true } });
const notes = () => field('long_text', label('Notes', 'Notas', 'Notas'));
const subject = () => field('text', label('Subject', 'Assunto', 'Asunto'), { maxLength: 200, 'x-search': { weight: 'A', trigram: true } });

const contents: Readonly<Record<TemplateKey, (own: string, target: Target | undefined) => Content>> = {
  blank: () => ({ fields: { name: name() }, titleField: 'name', view: { list: ['name'] } }),
  thing: (own, target) => ({
    titleField: 'name',
    view: {
      list: ['name', ...relationName(target), 'state', 'since'],
      board: { groupBy: 'state' },
      keyFields: ['state', 'serial', 'since'],
    },
    fields: {
      name: name(),
      ...relation(own, target),
      serial: field('text', label('Serial number', 'N.º de série', 'N.º de serie'), { maxLength: 100, 'x-search': { weight: 'B' } }),
      state: field('choice', label('State', 'Estado', 'Estado'), {
        'x-options': [
          option('in_use', 'green', label('In use', 'Em uso', 'En uso')),
          option('in_repair', 'amber', label('In repair', 'Em reparação', 'En reparación')),
          option('withdrawn', 'gray', label('Withdrawn', 'Retirado', 'Retirado')),
        ],
      }),
      since: field('date', label('In use since', 'Em uso desde', 'En uso desde')),
      notes: notes(),
    },
  }),
  visit: (own, target) => ({
    titleField: 'subject',
    view: { list: ['subject', ...relationName(target), 'day', 'result'], keyFields: ['day', 'result'] },
    fields: {
      subject: subject(),
      ...relation(own, target),
      day: field('date', label('Day', 'Dia', 'Día')),
      result: field('choice', label('Result', 'Resultado', 'Resultado'), {
        'x-options': [
          option('good', 'green', label('All well', 'Tudo bem', 'Todo bien')),
          option('to_mend', 'amber', label('Something to mend', 'Há que corrigir', 'Hay que corregir')),
          option('nobody', 'gray', label('Nobody there', 'Ninguém presente', 'No había nadie')),
        ],
      }),
      notes: notes(),
    },
  }),
  request: (own, target) => ({
    titleField: 'subject',
    view: {
      list: ['subject', ...relationName(target), 'stage', 'due_on'],
      board: { groupBy: 'stage', card: [...relationName(target), 'due_on'] },
      keyFields: ['stage', 'due_on'],
    },
    fields: {
      subject: subject(),
      ...relation(own, target),
      stage: field('choice', label('Stage', 'Etapa', 'Etapa'), {
        'x-options': [
          option('asked', 'blue', label('Asked', 'Pedido', 'Pedido')),
          option('under_way', 'amber', label('Under way', 'Em curso', 'En curso')),
          option('done', 'green', label('Done', 'Concluído', 'Terminado')),
        ],
      }),
      due_on: field('date', label('Due on', 'Para o dia', 'Para el día')),
      notes: notes(),
    },
  }),
};

function relationName(target: Target | undefined): string[] {
  return target ? [target.name] : [];
}

function relation(own: string, target: Target | undefined): Fields {
  if (!target) return {};
  return { [target.name]: field('relation_one', target.label, { 'x-relation': { target: target.name, inverse: own } }) };
}

interface Making {
  /** Its own API name, which the other end of a relation gets too. */
  readonly own: string;
  /** Records belong to users. */
  readonly owned: boolean;
  readonly target: Target | undefined;
}

/** What a draft of a new entity begins with. */
export function templateFields(key: TemplateKey, { own, owned, target }: Making): Overlay {
  const { fields, titleField, view } = contents[key](own, target);
  const section = {
    key: 'basics',
    label: label('Basics', 'Dados principais', 'Datos principales'),
    fields: [...Object.keys(fields), ...(owned ? ['owner', 'team'] : [])],
  };
  return {
    properties: fields,
    required: [titleField],
    'x-entity': { titleField, ownership: owned ? 'user' : 'none' },
    'x-view': { ...view, sections: [section] },
  };
}
