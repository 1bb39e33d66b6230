import { failureText } from '#lib/api/failure-text.ts';
import { ApiError } from '#lib/api/http.ts';
import { changeOrganisation, changeRates, getOrganisation, getRates } from '#lib/api/settings-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { checkOrganisation, type OrganisationFault } from '#lib/studio/organisation/organisation-check.ts';
import { newRow, type RateRow, rateFaults, ratesOf } from '#lib/studio/organisation/rates/rate-rows.ts';
import type { MissingRate, OrganisationPatch, OrganisationSettings, Rate } from '#schemas/types/api.ts';

export type Part = keyof OrganisationPatch;

/** What is set, and what was changed and not saved yet. */
export class OrganisationEdit {
  base: OrganisationSettings | undefined = $state.raw();
  patch: OrganisationPatch = $state.raw({});
  rows: readonly RateRow[] = $state.raw([]);
  missing: readonly MissingRate[] = $state.raw([]);
  /** What somebody else saved meanwhile. */
  theirs: OrganisationSettings | undefined = $state.raw();
  failure: string | undefined = $state();
  busy = $state(false);
  /** Set once somebody tried to save: until then nobody is told what they have not finished writing. */
  tried = $state(false);
  #rates: readonly Rate[] = $state.raw([]);
  #refused: Readonly<Record<string, string>> = $state.raw({});

  readonly now = $derived({ ...this.base, ...this.patch } as OrganisationSettings);
  readonly changed: readonly Part[] = $derived(Object.keys(this.patch) as Part[]);
  readonly ratesChanged = $derived(!same(ratesOf(this.rows), this.#rates));
  readonly count = $derived(this.changed.length + (this.ratesChanged ? 1 : 0));
  readonly rateFaults = $derived(rateFaults(this.rows, this.now.currency));
  readonly #faults: ReadonlyMap<string, OrganisationFault> = $derived(this.base ? checkOrganisation(this.now) : new Map());

  async load(): Promise<void> {
    this.failure = undefined;
    try {
      const [settings, rates] = await Promise.all([getOrganisation(), getRates()]);
      this.base = settings;
      this.#adoptRates(rates.data);
      this.missing = rates.missing ?? [];
    } catch (error) {
      this.failure = failureText(error);
    }
  }

  /** Somebody changed something elsewhere: what nobody is writing here is shown as it is now. */
  async follow(): Promise<void> {
    if (this.count === 0 && !this.busy) await this.load();
  }

  set<Key extends Part>(part: Key, value: OrganisationPatch[Key]): void {
    const { [part]: _, ...rest } = this.patch;
    const before = this.base?.[part as keyof OrganisationSettings] ?? null;
    this.patch = same(before, value) ? rest : { ...rest, [part]: value };
    this.#refused = {};
  }

  setRows(rows: readonly RateRow[]): void {
    this.rows = rows;
    this.#refused = {};
  }

  discard(): void {
    this.patch = {};
    this.tried = false;
    this.#refused = {};
    this.#adoptRates(this.#rates);
  }

  /** What is wrong at a place: what the server said, or what can be told here once somebody tried. */
  error(path: string): string | undefined {
    const fault = this.#faults.get(path);
    return this.#refused[path] ?? (fault && (this.tried || fault !== 'holidayName') ? t(`organisation.fault.${fault}`) : undefined);
  }

  rateError(row: RateRow, index: number): string | undefined {
    const fault = this.rateFaults.get(row.id);
    const told = ['currency', 'validFrom', 'rate'].map((part) => this.#refused[`/rates/${index}/${part}`]).find(Boolean);
    const unfinished = !this.tried && (fault === 'day' || row.currency === '' || row.rate === '');
    return told ?? (fault && !unfinished ? t(`organisation.rates.fault.${fault}`) : undefined);
  }

  /** The places that have to be put right first. */
  get faults(): readonly string[] {
    return [...this.#faults.keys(), ...(this.rateFaults.size > 0 ? ['/rates'] : []), ...Object.keys(this.#refused)];
  }

  /** What undoes it, once everything is saved; undefined where something stands in the way. */
  async save(): Promise<(() => Promise<void>) | undefined> {
    this.tried = true;
    this.#refused = {};
    if (!this.base || this.faults.length > 0) return undefined;
    const before = { settings: this.base, rates: this.#rates };
    this.busy = true;
    try {
      const wasRates = this.ratesChanged || this.patch.currency !== undefined;
      const parts = this.changed;
      if (parts.length > 0) await this.#patch(this.patch);
      if (wasRates) await this.#putRates(ratesOf(this.rows));
      this.tried = false;
      void session.refresh().catch(() => {});
      return () => this.#undo(before.settings, parts, wasRates ? before.rates : undefined);
    } catch (error) {
      this.#refuse(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Goes on from what the other saved; parts in `theirs` are left to them. */
  resolve(theirs: ReadonlySet<Part>): void {
    if (!this.theirs) return;
    this.base = this.theirs;
    this.theirs = undefined;
    const mine = Object.entries(this.patch).filter(([part]) => !theirs.has(part as Part));
    this.patch = {};
    for (const [part, value] of mine) this.set(part as Part, value as never);
  }

  async #patch(patch: OrganisationPatch): Promise<void> {
    this.base = await changeOrganisation(patch, this.base?.version ?? 1);
    this.patch = {};
  }

  async #putRates(rates: readonly Rate[]): Promise<void> {
    await changeRates(rates);
    const reply = await getRates();
    this.#adoptRates(reply.data);
    this.missing = reply.missing ?? [];
  }

  async #undo(before: OrganisationSettings, parts: readonly Part[], rates: readonly Rate[] | undefined): Promise<void> {
    const patch = Object.fromEntries(parts.map((part) => [part, before[part as keyof OrganisationSettings] ?? null]));
    if (parts.length > 0) await this.#patch(patch as OrganisationPatch);
    if (rates) await this.#putRates(rates);
    await session.refresh();
  }

  #adoptRates(rates: readonly Rate[]): void {
    this.#rates = rates;
    this.rows = rates.map((rate) => newRow(rate));
  }

  #refuse(error: unknown): void {
    if (error instanceof ApiError && error.code === 'SETTINGS_CONFLICT') {
      this.theirs = (error.problem as unknown as { current: OrganisationSettings }).current;
      return;
    }
    this.#refused =
      error instanceof ApiError
        ? Object.fromEntries(error.errors.map(({ path, message }) => [path.replace(/^\/(?:data\/)?(?=\d)/, '/rates/'), message]))
        : {};
    if (Object.keys(this.#refused).length === 0) this.failure = failureText(error);
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
