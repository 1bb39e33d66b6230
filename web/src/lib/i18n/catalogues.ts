import type account from '#lib/i18n/locales/account.en.json';
import type app from '#lib/i18n/locales/app.en.json';
import type bulk from '#lib/i18n/locales/bulk.en.json';
import type capture from '#lib/i18n/locales/capture.en.json';
import type completeness from '#lib/i18n/locales/completeness.en.json';
import type definitions from '#lib/i18n/locales/definitions.en.json';
import type demo from '#lib/i18n/locales/demo.en.json';
import type importing from '#lib/i18n/locales/import.en.json';
import type inbox from '#lib/i18n/locales/inbox.en.json';
import type layout from '#lib/i18n/locales/layout.en.json';
import type organisation from '#lib/i18n/locales/organisation.en.json';
import type packs from '#lib/i18n/locales/packs.en.json';
import type record from '#lib/i18n/locales/record.en.json';
import type shell from '#lib/i18n/locales/shell.en.json';
import type studio from '#lib/i18n/locales/studio.en.json';
import type today from '#lib/i18n/locales/today.en.json';
import type views from '#lib/i18n/locales/views.en.json';
import type { UserLanguage } from '#schemas/types/definition.ts';

type Catalogue = Record<string, string>;
type Raw =
  | keyof typeof account
  | keyof typeof app
  | keyof typeof layout
  | keyof typeof organisation
  | keyof typeof packs
  | keyof typeof completeness
  | keyof typeof record
  | keyof typeof bulk
  | keyof typeof capture
  | keyof typeof definitions
  | keyof typeof demo
  | keyof typeof inbox
  | keyof typeof shell
  | keyof typeof importing
  | keyof typeof studio
  | keyof typeof today
  | keyof typeof views;
type Stem<K> = K extends `${infer Start}_other` ? Start : K;

/** Every key of the English catalogues; plural forms by their stem. */
export type Key = Stem<Raw>;

const files = import.meta.glob<Catalogue>('./locales/*.json', { import: 'default' });

/** The words of one language: all areas together. */
export async function loadCatalogue(language: UserLanguage): Promise<Catalogue> {
  const wanted = Object.entries(files).filter(([path]) => path.endsWith(`.${language}.json`));
  const parts = await Promise.all(wanted.map(([, load]) => load()));
  return withMany(Object.assign({}, ...parts) as Catalogue);
}

/** Portuguese and Spanish have a third form, for whole millions; it reads like the second, and so does none at all. */
function withMany(catalogue: Catalogue): Catalogue {
  const others = Object.entries(catalogue).filter(([key]) => key.endsWith('_other'));
  const more = others.flatMap(([key, text]) => ['_many', '_zero'].map((form) => [key.replace(/_other$/, form), text]));
  return { ...Object.fromEntries(more), ...catalogue };
}
