import { SvelteSet } from 'svelte/reactivity';
import type { ApiError } from '#lib/api/http.ts';
import { randomKey } from '#lib/api/http.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import { validationText } from '#lib/i18n/validation-text.ts';
import { evaluate, isEmpty } from '#lib/model/condition.ts';
import { demandedFields, wrongFields } from '#lib/model/rules.ts';
import { session } from '#lib/model/session.svelte.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import { fieldOfPointer, loadValidator, problemsOf } from '#lib/render/form-validator.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

type Values = Record<string, unknown>;
type Validator = Awaited<ReturnType<typeof loadValidator>>;

export const sameValue = (a: unknown, b: unknown) => (isEmpty(a) && isEmpty(b)) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A record being written: what it was, what it is to be, what is wrong with it, and what others saved meanwhile. */
export class RecordDraft {
  entity: EntityView = $state.raw() as EntityView;
  /** Stored when editing; undefined when creating. */
  base: StoredRecord | undefined = $state.raw();
  values: Values = $state.raw({});
  /** Somebody else changed a field that is changed here too: resolved when saving. */
  theirs: StoredRecord | undefined = $state.raw();
  attempted = $state(false);
  /** Messages of the server that belong to no field. */
  general: readonly string[] = $state.raw([]);
  #server: Values = $state.raw({});
  #unreadable: Values = $state.raw({});
  #validator: Validator = $state.raw();
  readonly #touched = new SvelteSet<string>();
  readonly #chosen = new Set<string>();

  readonly changed: readonly string[] = $derived(
    this.entity.fields
      .filter((field) => isEditable(field) && !sameValue(this.values[field.name], this.#before(field.name)))
      .map((field) => field.name),
  );
  readonly dirty = $derived(this.changed.length > 0 || Object.keys(this.#unreadable).length > 0);
  /** Fields that a rule asks for as things stand, with the rule's own words. */
  readonly #demanded: ReadonlyMap<string, string> = $derived(demandedFields(this.entity.rules, this.#standing));
  #created: { values: string; key: string } | undefined;
  readonly #problems: ReadonlyMap<string, string> = $derived(this.#findProblems());
  /** What to show beside each field. */
  readonly errors: ReadonlyMap<string, string> = $derived(
    new Map(
      [...this.#problems].filter(([name]) => this.attempted || this.#touched.has(name) || name in this.#server || name in this.#unreadable),
    ),
  );
  readonly valid = $derived(this.#problems.size === 0);

  constructor(entity: EntityView, revision: number, start: { base?: StoredRecord; preset?: Values }) {
    this.entity = entity;
    this.base = start.base;
    this.values = start.base ? { ...start.base } : { ...defaultsOf(entity), ...start.preset };
    void loadValidator(entity.name, revision).then((validator) => {
      this.#validator = validator;
    });
  }

  /** The same for the same values: a second try after a broken connection does not create a second record. */
  createKey(): string {
    const values = JSON.stringify(this.payload());
    if (this.#created?.values !== values) this.#created = { values, key: randomKey() };
    return this.#created.key;
  }

  get #around() {
    return { user: session.user?.id, today: i18n.formats.today() };
  }

  get #standing() {
    return { values: this.values, before: this.base, around: this.#around };
  }

  isVisible(field: FieldView): boolean {
    const condition = field.view?.visibleWhen;
    return !condition || evaluate(condition, this.values, this.#around) !== false;
  }

  isRequired(field: FieldView): boolean {
    return field.required || this.#demanded.has(field.name);
  }

  set(name: string, value: unknown): void {
    this.#chosen.add(name);
    this.fill(name, value);
  }

  /** Whether the person chose it here, rather than that it followed from something. */
  isChosen(name: string): boolean {
    return this.#chosen.has(name);
  }

  /** A value that nobody chose by hand. */
  fill(name: string, value: unknown): void {
    const next: Values = { ...this.values, [name]: value };
    // A choice that was narrowed by this field may no longer fit.
    for (const field of this.entity.fields) {
      if (field.relation?.filter && JSON.stringify(field.relation.filter).includes(`"$record.${name}"`)) next[field.name] = null;
    }
    this.values = next;
    this.#server = without(this.#server, name);
    this.general = [];
  }

  touch(name: string): void {
    this.#touched.add(name);
  }

  setUnreadable(name: string, reason: string | undefined): void {
    this.#unreadable = reason === undefined ? without(this.#unreadable, name) : { ...this.#unreadable, [name]: reason };
  }

  /** One field back to what is stored. */
  revert(name: string): void {
    this.values = { ...this.values, [name]: this.#before(name) };
    this.setUnreadable(name, undefined);
    this.#touched.delete(name);
    this.#server = without(this.#server, name);
  }

  reset(base: StoredRecord): void {
    this.base = base;
    this.values = { ...base };
    this.theirs = undefined;
    this.#settle();
  }

  /** The rest of a record of which only some fields were known. */
  complete(record: StoredRecord): void {
    const mine = Object.fromEntries(this.changed.map((name) => [name, this.values[name]]));
    this.base = record;
    this.values = { ...record, ...mine };
  }

  /** What somebody else saved: taken over where nothing is being written, kept for the decision where it collides. */
  receive(record: StoredRecord): readonly string[] {
    if (!this.base || record.version <= this.base.version) return [];
    const merged: StoredRecord = { ...this.base, ...record };
    const news = this.entity.fields
      .map((field) => field.name)
      .filter((name) => name in record && !sameValue(record[name], this.base?.[name]));
    if (news.some((name) => this.changed.includes(name) && !sameValue(record[name], this.values[name]))) {
      this.theirs = merged;
      return [];
    }
    const mine = Object.fromEntries(this.changed.map((name) => [name, this.values[name]]));
    this.base = merged;
    this.values = { ...merged, ...mine };
    return news;
  }

  /** What to send: only what changed, or everything filled in when creating. */
  payload(): Values {
    const names = this.base
      ? [...this.changed, ...this.#keptByHand()]
      : this.entity.fields.filter((field) => isEditable(field) && !isEmpty(this.values[field.name])).map((field) => field.name);
    return Object.fromEntries(names.map((name) => [name, this.values[name] ?? null]));
  }

  /** Relations that would follow what changes, but which the person left, or put back, as they are. */
  #keptByHand(): string[] {
    const follow = (field: FieldView) => this.changed.includes(field.relation?.follows?.split('.')[0] ?? '');
    const left = this.entity.fields.filter((field) => follow(field) && this.isChosen(field.name) && !this.changed.includes(field.name));
    return left.map((field) => field.name);
  }

  refuse(error: ApiError): void {
    const byField = error.errors.map((one) => ({ name: fieldOfPointer(one.path), message: one.message }));
    const known = (name: string) => this.entity.fields.some((field) => field.name === name);
    this.#server = Object.fromEntries(byField.filter(({ name }) => known(name)).map(({ name, message }) => [name, message]));
    const rest = byField.filter(({ name }) => !known(name)).map(({ message }) => message);
    this.general = byField.length === 0 ? [error.message] : rest;
    this.attempted = true;
  }

  #settle(): void {
    this.#unreadable = {};
    this.#server = {};
    this.general = [];
    this.attempted = false;
    this.#touched.clear();
    this.#chosen.clear();
  }

  /** A row of a list holds only some of the fields; of the others nothing can be said here. */
  #knows(name: string): boolean {
    return !this.base || name in this.base || name in this.values;
  }

  #before(name: string): unknown {
    return this.base?.[name] ?? null;
  }

  #findProblems(): Map<string, string> {
    const found = new Map<string, string>();
    for (const [name, reason] of Object.entries(this.#unreadable)) found.set(name, validationText(String(reason)));
    for (const [name, message] of Object.entries(this.#server)) if (!found.has(name)) found.set(name, String(message));
    for (const field of this.entity.fields) {
      if (found.has(field.name) || !isEditable(field) || !isEmpty(this.values[field.name]) || !this.#knows(field.name)) continue;
      const demand = this.#demanded.get(field.name);
      if (demand !== undefined || field.required) found.set(field.name, demand || validationText('required'));
    }
    for (const [name, message] of wrongFields(this.entity.rules, this.#standing)) if (!found.has(name)) found.set(name, message);
    for (const problem of this.#schemaProblems()) {
      if (!found.has(problem.field)) found.set(problem.field, validationText(problem.reason, problem.params));
    }
    return found;
  }

  #schemaProblems() {
    if (!this.#validator) return [];
    return problemsOf(this.#validator, this.payload()).filter(
      ({ field, reason }) => reason !== 'required' && this.entity.fields.some((one) => one.name === field),
    );
  }
}

/** Defaults that move, as definitions write them. */
const moving: Record<string, () => unknown> = {
  $user: () => session.user?.id ?? null,
  $today: () => i18n.formats.today(),
  $now: () => new Date().toISOString(),
};

function defaultsOf(entity: EntityView): Values {
  const fields = entity.fields.filter(isEditable);
  const own = entity.ownership === 'user' && session.user ? { owner: session.user.id } : {};
  const defaults = Object.fromEntries(
    fields.flatMap((field) => {
      const value = moving[String(field.definition.default)]?.() ?? field.default;
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
  return { ...own, ...defaults };
}

function without(values: Values, name: string): Values {
  if (!(name in values)) return values;
  const { [name]: _, ...rest } = values;
  return rest;
}
