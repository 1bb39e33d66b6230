import type { DemoRecord } from 'vinculo/plugin';
import type { Product, Sector } from '#plugins/crm/demo/words/words.ts';
import type { World } from '#plugins/crm/demo/world.ts';

export type Service = 'essential' | 'total' | 'supplies';
export type Machine = Exclude<Product, Service | 'training'>;

/** In euros. */
const prices: Readonly<Record<Product, number>> = {
  lira200: 4_900,
  lira400: 14_800,
  prumo60: 1_250,
  prumo600: 3_400,
  prumoLine: 18_900,
  talio300: 6_200,
  talio500: 11_500,
  orbita15: 9_800,
  orbitaMini: 2_300,
  traco4: 1_900,
  essential: 890,
  total: 2_400,
  supplies: 1_650,
  training: 480,
};

export const services: readonly Service[] = ['essential', 'total', 'supplies'];

/** What each trade has a use for. */
const used: Readonly<Record<Sector, readonly Machine[]>> = {
  bakery: ['lira200', 'talio300', 'prumo60', 'traco4'],
  dairy: ['lira200', 'talio500', 'prumoLine', 'prumo60'],
  winery: ['lira400', 'lira200', 'orbitaMini', 'orbita15'],
  oil: ['lira400', 'lira200', 'prumoLine', 'orbita15'],
  fruit: ['talio300', 'prumoLine', 'prumo600', 'traco4'],
  preserves: ['lira200', 'lira400', 'traco4', 'prumo60'],
  fish: ['talio500', 'prumoLine', 'lira400', 'prumo600'],
  coffee: ['lira200', 'prumoLine', 'orbitaMini', 'traco4'],
  cosmetics: ['lira400', 'lira200', 'traco4', 'orbitaMini'],
  laboratory: ['traco4', 'lira200', 'prumo60'],
  logistics: ['orbita15', 'prumo600', 'orbitaMini', 'traco4'],
  meat: ['talio500', 'talio300', 'prumoLine', 'prumo60'],
};

const families: Readonly<Partial<Record<Product, 'label' | 'weigh' | 'pack'>>> = {
  lira200: 'label',
  lira400: 'label',
  traco4: 'label',
  prumo60: 'weigh',
  prumo600: 'weigh',
  prumoLine: 'weigh',
  talio300: 'pack',
  talio500: 'pack',
  orbita15: 'pack',
  orbitaMini: 'pack',
};

export const familyOf = (product: Product) => families[product];
export const machinesFor = (sector: Sector): readonly Machine[] => used[sector];
export const priceOf = (product: Product): number => prices[product];

const LISTED = -1_120;

export function productId(world: World, product: Product): string {
  return world.event.id(`product:${product}`, world.calendar.at(LISTED, 600));
}

export function inventProducts(world: World, by: string): DemoRecord[] {
  const at = world.calendar.at(LISTED, 600);
  return (Object.keys(prices) as Product[]).map((product, i) => {
    const { name, series, about } = world.home.words.office.products[product];
    const values = { name, series, description: about, price: world.money(prices[product]), active: true, reference: `D-${100 + i}` };
    return { id: productId(world, product), at, by, values };
  });
}
