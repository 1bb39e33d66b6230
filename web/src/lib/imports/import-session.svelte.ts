import { SvelteSet } from 'svelte/reactivity';
import { ApiError } from '#lib/api/http.ts';
import { changeImport, getImport, stepImport } from '#lib/api/imports-api.ts';
import { confirmationKey } from '#lib/imports/mapping/column-status.ts';
import { acceptAll, type Mapping } from '#lib/imports/mapping/mapping-edit.ts';
import { openQuestions, type Question } from '#lib/imports/mapping/mapping-questions.ts';
import { live } from '#lib/model/live.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, Import, ImportPatch, MappingEntry } from '#schemas/types/api.ts';

const pause = 500;
const asking = 2000;
const busyStates = new Set(['checking', 'running', 'undoing']);

/** One import on this person's screen: what the server says, and what was edited since. */
export class ImportSession {
  current: Import = $state.raw() as Import;
  mapping: Mapping = $state.raw([]);
  matchBy: readonly string[] = $state.raw([]);
  onMatch: Import['onMatch'] = $state('update');
  /** Why the server would not have a mapping, by field. */
  refused: Readonly<Record<string, string>> = $state.raw({});
  saving = $state(false);
  failure: unknown = $state.raw();
  readonly confirmed: SvelteSet<string>;

  readonly entity: EntityView | undefined = $derived(schema.entity(this.current.entity));
  readonly isBusy: boolean = $derived(busyStates.has(this.current.state));
  readonly questions: readonly Question[] = $derived(this.entity ? openQuestions(this.mapping, this.current.columns, this.entity) : []);
  readonly mapped: ReadonlySet<string> = $derived(new Set(this.mapping.map((entry) => entry.field)));
  /** Decided since the last trial; sent with the next. */
  readonly pending: boolean = $derived(JSON.stringify(this.mapping) !== JSON.stringify(this.current.mapping));

  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  /** Until somebody chooses a match key, the server's choice follows the mapping. */
  #matchChosen = false;

  constructor(current: Import) {
    this.confirmed = new SvelteSet(readKept(current.id).confirmed);
    this.#adopt(current);
    const { mapping } = readKept(current.id);
    if (mapping && current.state === 'checked') this.mapping = mapping;
  }

  /** Follows the server: over the socket, and by asking where that is away. */
  follow(): () => void {
    const stop = live.onImport((changed) => {
      if (changed.id === this.current.id) this.#hear(changed);
    });
    const timer = setInterval(() => {
      if (this.isBusy)
        void getImport(this.current.id).then(
          (changed) => this.#hear(changed),
          () => {},
        );
    }, asking);
    return () => {
      stop();
      clearInterval(timer);
      void this.flush();
    };
  }

  /** Saved a moment later; in a trial, kept until it is run again. */
  edit(mapping: Mapping): void {
    this.mapping = mapping;
    this.refused = {};
    if (this.current.state === 'checked') keep(this.current.id, { mapping, confirmed: [...this.confirmed] });
    else this.#saveSoon();
  }

  match(matchBy: readonly string[], onMatch: Import['onMatch'] = this.onMatch): void {
    this.matchBy = matchBy;
    this.onMatch = onMatch;
    this.#matchChosen = true;
    this.#saveSoon();
  }

  confirm(column: number, field: string): void {
    this.confirmed.add(confirmationKey(column, field));
    keep(this.current.id, { confirmed: [...this.confirmed] });
  }

  acceptSuggestions(): void {
    this.edit(acceptAll(this.mapping, this.current.problems ?? []));
  }

  /** Another entity or another way to read the file: the server looks at the columns again. */
  async reread(part: Pick<ImportPatch, 'entity' | 'options'>): Promise<void> {
    await this.flush();
    await this.#ask(async () => this.#adopt(await changeImport(this.current.id, part)));
  }

  async trial(): Promise<boolean> {
    await this.flush(true);
    if (this.failure || Object.keys(this.refused).length > 0) return false;
    return this.step('dry-run');
  }

  async step(step: 'dry-run' | 'run' | 'undo' | 'cancel'): Promise<boolean> {
    return this.#ask(async () => this.#adopt(await stepImport(this.current.id, step)));
  }

  /** `always`: also what was decided in a trial. */
  async flush(always = false): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#dirty && !(always && this.pending)) return;
    this.#dirty = false;
    const { mapping, matchBy, onMatch } = this;
    await this.#ask(async () => {
      const match = this.#matchChosen ? { matchBy: matchBy.filter((name) => this.mapped.has(name)) } : {};
      const changed = await changeImport(this.current.id, { mapping: [...mapping], ...match, onMatch });
      this.current = changed;
      keep(this.current.id, { confirmed: [...this.confirmed] });
      if (this.mapping === mapping) this.mapping = changed.mapping;
      if (this.matchBy === matchBy) this.matchBy = changed.matchBy;
    });
  }

  #saveSoon(): void {
    this.#dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  #hear(changed: Import): void {
    const wasBusy = this.isBusy;
    if (this.#dirty) this.current = { ...changed, mapping: this.current.mapping };
    else if (wasBusy || !this.pending) this.#adopt(changed);
    else this.current = changed;
  }

  #adopt(changed: Import): void {
    this.current = changed;
    this.mapping = changed.mapping;
    this.matchBy = changed.matchBy;
    this.onMatch = changed.onMatch;
  }

  async #ask(call: () => Promise<void>): Promise<boolean> {
    this.saving = true;
    this.failure = undefined;
    this.refused = {};
    try {
      await call();
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.errors.length > 0) this.refused = refusals(error, this.mapping);
      else this.failure = error;
      return false;
    } finally {
      this.saving = false;
    }
  }
}

/** "/mapping/3/date" → the field of that entry; "" for what is about the whole. */
function refusals(error: ApiError, mapping: readonly MappingEntry[]): Record<string, string> {
  return Object.fromEntries(
    error.errors.map(({ path, message }) => {
      const [area, index] = path.split('/').slice(1);
      return [area === 'mapping' ? (mapping[Number(index)]?.field ?? '') : area === 'matchBy' ? ':match' : '', message];
    }),
  );
}

interface Kept {
  mapping?: Mapping;
  confirmed: string[];
}
const keyOf = (id: string) => `vinculo.import.${id}`;

function readKept(id: string): Kept {
  try {
    return { confirmed: [], ...(JSON.parse(sessionStorage.getItem(keyOf(id)) ?? '{}') as Partial<Kept>) };
  } catch {
    return { confirmed: [] };
  }
}

function keep(id: string, kept: Kept): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(kept));
  } catch {
    // Then it lasts as long as the page.
  }
}
