import { names as enNames } from '#plugins/crm/demo/words/en/names.ts';
import { office as enOffice } from '#plugins/crm/demo/words/en/office.ts';
import { selling as enSelling } from '#plugins/crm/demo/words/en/selling.ts';
import { serving as enServing } from '#plugins/crm/demo/words/en/serving.ts';
import { names as esNames } from '#plugins/crm/demo/words/es/names.ts';
import { office as esOffice } from '#plugins/crm/demo/words/es/office.ts';
import { selling as esSelling } from '#plugins/crm/demo/words/es/selling.ts';
import { serving as esServing } from '#plugins/crm/demo/words/es/serving.ts';
import { names as ptNames } from '#plugins/crm/demo/words/pt/names.ts';
import { office as ptOffice } from '#plugins/crm/demo/words/pt/office.ts';
import { selling as ptSelling } from '#plugins/crm/demo/words/pt/selling.ts';
import { serving as ptServing } from '#plugins/crm/demo/words/pt/serving.ts';
import { names as brNames } from '#plugins/crm/demo/words/pt-br/names.ts';
import { office as brOffice } from '#plugins/crm/demo/words/pt-br/office.ts';
import { selling as brSelling } from '#plugins/crm/demo/words/pt-br/selling.ts';
import { serving as brServing } from '#plugins/crm/demo/words/pt-br/serving.ts';
import type { Words } from '#plugins/crm/demo/words/words.ts';

export type DemoLanguage = 'en' | 'pt' | 'pt-BR' | 'es';

export const languages: Readonly<Record<DemoLanguage, Words>> = {
  en: { names: enNames, office: enOffice, selling: enSelling, serving: enServing },
  pt: { names: ptNames, office: ptOffice, selling: ptSelling, serving: ptServing },
  'pt-BR': { names: brNames, office: brOffice, selling: brSelling, serving: brServing },
  es: { names: esNames, office: esOffice, selling: esSelling, serving: esServing },
};
