import { shifted } from '#lib/i18n/days.ts';
import { easter } from '#lib/studio/organisation/holidays/easter.ts';
import type { Holiday } from '#schemas/types/api.ts';

interface Country {
  /** 'MM-DD', every year. */
  readonly fixed: readonly (readonly [day: string, name: string])[];
  /** Days from Easter Sunday. */
  readonly movable: readonly (readonly [days: number, name: string])[];
}

/** National holidays, in the words of the country: regional and municipal ones are for the organisation to add. */
const countries: Readonly<Record<string, Country>> = {
  PT: {
    fixed: [
      ['01-01', 'Ano Novo'],
      ['04-25', 'Dia da Liberdade'],
      ['05-01', 'Dia do Trabalhador'],
      ['06-10', 'Dia de Portugal'],
      ['08-15', 'Assunção de Nossa Senhora'],
      ['10-05', 'Implantação da República'],
      ['11-01', 'Todos os Santos'],
      ['12-01', 'Restauração da Independência'],
      ['12-08', 'Imaculada Conceição'],
      ['12-25', 'Natal'],
    ],
    movable: [
      [-2, 'Sexta-feira Santa'],
      [0, 'Páscoa'],
      [60, 'Corpo de Deus'],
    ],
  },
  ES: {
    fixed: [
      ['01-01', 'Año Nuevo'],
      ['01-06', 'Epifanía del Señor'],
      ['05-01', 'Fiesta del Trabajo'],
      ['08-15', 'Asunción de la Virgen'],
      ['10-12', 'Fiesta Nacional de España'],
      ['11-01', 'Todos los Santos'],
      ['12-06', 'Día de la Constitución'],
      ['12-08', 'Inmaculada Concepción'],
      ['12-25', 'Natividad del Señor'],
    ],
    movable: [[-2, 'Viernes Santo']],
  },
  BR: {
    fixed: [
      ['01-01', 'Confraternização Universal'],
      ['04-21', 'Tiradentes'],
      ['05-01', 'Dia do Trabalho'],
      ['09-07', 'Independência do Brasil'],
      ['10-12', 'Nossa Senhora Aparecida'],
      ['11-02', 'Finados'],
      ['11-15', 'Proclamação da República'],
      ['11-20', 'Dia da Consciência Negra'],
      ['12-25', 'Natal'],
    ],
    movable: [[-2, 'Paixão de Cristo']],
  },
};

export const holidayCountries: readonly string[] = Object.keys(countries);

/** The holidays of a year; the fixed ones are for every year. */
export function nationalHolidays(country: string, year: number): Holiday[] {
  const known = countries[country];
  if (!known) return [];
  const sunday = easter(year);
  const fixed = known.fixed.map(([day, name]) => ({ on: `${year}-${day}`, name, yearly: true }));
  const movable = known.movable.map(([days, name]) => ({ on: shifted(sunday, days), name }));
  return [...fixed, ...movable].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** With those that are not there yet; one that is every year is there in any year. */
export function withHolidays(before: readonly Holiday[], more: readonly Holiday[]): Holiday[] {
  const isThere = (wanted: Holiday) =>
    before.some(
      (one) => one.on === wanted.on || ((one.yearly ?? false) && (wanted.yearly ?? false) && one.on.slice(5) === wanted.on.slice(5)),
    );
  return sortHolidays([...before, ...more.filter((one) => !isThere(one))]);
}

/** In the order of the calendar: those of every year by their day, among those of a year. */
export function sortHolidays(holidays: readonly Holiday[]): Holiday[] {
  const key = (one: Holiday) => (one.yearly ? `0-${one.on.slice(5)}` : `1-${one.on}`);
  return [...holidays].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
