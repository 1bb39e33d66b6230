import type { DemoEvent } from 'vinculo/plugin';
import { type Calendar, createCalendar } from '#plugins/crm/demo/kit/calendar.ts';
import { type Money, moneyFor } from '#plugins/crm/demo/kit/money.ts';
import { createRandom, type Random } from '#plugins/crm/demo/kit/random.ts';
import { argentina, brazil, mexico, unitedStates } from '#plugins/crm/demo/places/americas.ts';
import { britain } from '#plugins/crm/demo/places/britain.ts';
import { portugal, spain } from '#plugins/crm/demo/places/iberia.ts';
import type { PlaceSet } from '#plugins/crm/demo/places/place-set.ts';
import { type DemoLanguage, languages } from '#plugins/crm/demo/words/languages.ts';
import type { Words } from '#plugins/crm/demo/words/words.ts';

/** A country in which the invented company has clients. */
export interface Market {
  readonly language: DemoLanguage;
  readonly words: Words;
  readonly places: PlaceSet;
}

/** What everything that is invented goes by. */
export interface World {
  readonly event: DemoEvent;
  readonly calendar: Calendar;
  readonly home: Market;
  readonly neighbour: Market;
  readonly far: Market;
  random(key: string): Random;
  money(euros: number): Money;
  /** The next one of a list that comes round again, so that each of its values occurs. */
  next<T>(name: string, list: readonly T[]): T;
}

const american = new Set([
  'AR',
  'BO',
  'CL',
  'CO',
  'CR',
  'CU',
  'DO',
  'EC',
  'GT',
  'HN',
  'MX',
  'NI',
  'PA',
  'PE',
  'PR',
  'PY',
  'SV',
  'UY',
  'VE',
]);

export function createWorld(event: DemoEvent): World {
  const turns = new Map<string, number>();
  const [home, neighbour, far] = marketsOf(event.organisation);
  return {
    event,
    calendar: createCalendar(event.now, event.organisation.timeZone),
    home,
    neighbour,
    far,
    random: (key) => createRandom(`${event.seed}:${key}`),
    money: (euros) => moneyFor(euros, event.organisation.currency),
    next: (name, list) => {
      const turn = turns.get(name) ?? 0;
      turns.set(name, turn + 1);
      return list[turn % list.length] as (typeof list)[number];
    },
  };
}

/** Most clients are at home; some are over the border, a few far away, and each is written about in its language. */
function marketsOf({ language, country }: DemoEvent['organisation']): [Market, Market, Market] {
  const market = (own: DemoLanguage, places: PlaceSet): Market => ({ language: own, words: languages[own], places });
  const isBrazil = language === 'pt-BR' || country === 'BR';
  if (language.startsWith('pt') && isBrazil) return [market('pt-BR', brazil), market('es', argentina), market('en', unitedStates)];
  if (language.startsWith('pt')) return [market('pt', portugal), market('es', spain), market('en', britain)];
  if (language === 'es' && american.has(country))
    return [market('es', country === 'MX' ? mexico : argentina), market('pt-BR', brazil), market('en', unitedStates)];
  if (language === 'es') return [market('es', spain), market('pt', portugal), market('en', britain)];
  return [market('en', country === 'US' || country === 'CA' ? unitedStates : britain), market('es', spain), market('pt', portugal)];
}
