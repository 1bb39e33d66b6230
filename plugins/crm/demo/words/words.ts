/** A situation as people write about it, in some ways, and what is to be done next. */
export interface Beat {
  readonly say: readonly string[];
  readonly next?: readonly string[];
}

export type SellingBeat =
  | 'firstCall'
  | 'firstMail'
  | 'qualify'
  | 'visit'
  | 'demo'
  | 'proposal'
  | 'questions'
  | 'negotiate'
  | 'competitor'
  | 'won'
  | 'lostPrice'
  | 'lostRival'
  | 'lostBudget'
  | 'lostSilence'
  | 'lostFit'
  | 'cancelled'
  | 'standby'
  | 'serviceOffer'
  | 'serviceWon'
  | 'serviceLost';

export type ServingBeat =
  | 'delivery'
  | 'training'
  | 'checkIn'
  | 'invoice'
  | 'paidEarly'
  | 'reminder'
  | 'paidLate'
  | 'fault'
  | 'repair'
  | 'maintenance'
  | 'complaint'
  | 'solved'
  | 'consumables'
  | 'courtesy'
  | 'left'
  | 'arrived'
  | 'change';

export type SellingWords = Readonly<Record<SellingBeat, Beat>>;
export type ServingWords = Readonly<Record<ServingBeat, Beat>>;

export type Sector =
  | 'bakery'
  | 'dairy'
  | 'winery'
  | 'oil'
  | 'fruit'
  | 'preserves'
  | 'fish'
  | 'coffee'
  | 'cosmetics'
  | 'laboratory'
  | 'logistics'
  | 'meat';

export type Post = 'owner' | 'director' | 'purchasing' | 'production' | 'quality' | 'maintenance' | 'accounts' | 'warehouse';
export type Department = 'management' | 'sales' | 'service' | 'finance' | 'reception' | 'exports';
export type Product =
  | 'lira200'
  | 'lira400'
  | 'prumo60'
  | 'prumo600'
  | 'prumoLine'
  | 'talio300'
  | 'talio500'
  | 'orbita15'
  | 'orbitaMini'
  | 'traco4'
  | 'essential'
  | 'total'
  | 'supplies'
  | 'training';
export type Loss = 'lostPrice' | 'lostRival' | 'lostBudget' | 'lostSilence' | 'lostFit' | 'serviceLost';

/** How a person is spoken of: what stands before the name. */
export interface Forms {
  readonly the: string;
  readonly of: string;
  readonly to: string;
  readonly by: string;
}

export interface NameWords {
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly last: readonly string[];
  readonly forms: { readonly m: Forms; readonly f: Forms };
  /** Before some names: "Eng.º". Empty = never. */
  readonly honorifics: { readonly m: readonly string[]; readonly f: readonly string[] };
  readonly titles: Readonly<Record<Post, readonly [m: string, f: string]>>;
  /** What companies are called after. */
  readonly places: readonly string[];
  readonly sectors: Readonly<
    Record<Sector, { readonly label: string; readonly names: readonly string[]; readonly goods: readonly string[] }>
  >;
}

export interface OfficeWords {
  /** Added to the names of invented colleagues. */
  readonly mark: string;
  readonly departments: Readonly<Record<Department, string>>;
  readonly jobs: Readonly<Record<Department | 'seller', readonly [m: string, f: string]>>;
  readonly teams: readonly [home: string, abroad: string, service: string];
  readonly pipeline: { readonly name: string; readonly steps: readonly string[] };
  /** In prose; `name` in lists. */
  readonly products: Readonly<
    Record<Product, { readonly short: string; readonly name: string; readonly series: string; readonly about: string }>
  >;
  readonly leadNames: { readonly machine: readonly string[]; readonly service: readonly string[] };
  readonly losses: Readonly<Record<Loss, string>>;
  readonly cancelled: string;
  readonly payers: { readonly good: string; readonly never: string; readonly late: string };
  readonly appointments: { readonly visit: readonly string[]; readonly meeting: readonly string[]; readonly place: string };
  readonly tasks: readonly string[];
  readonly months: readonly string[];
  readonly views: { readonly large: string; readonly waking: string; readonly complaints: string; readonly mine: string };
  readonly big: BigSaleWords;
}

/** One big sale, told from the first call on: an entry per report. */
export interface BigSaleWords {
  readonly company: string;
  readonly lead: string;
  readonly description: string;
  readonly story: readonly { readonly text: string; readonly next?: string }[];
  readonly appointment: string;
  readonly roles: readonly string[];
}

export interface Words {
  readonly names: NameWords;
  readonly office: OfficeWords;
  readonly selling: SellingWords;
  readonly serving: ServingWords;
}
