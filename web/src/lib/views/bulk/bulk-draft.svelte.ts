import type { ApiError } from '#lib/api/http.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import { validationText } from '#lib/i18n/validation-text.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { demandedFields } from '#lib/model/rules.ts';
import { session } from '#lib/model/session.svelte.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

type Values = Record<string, unknown>;

/** Fields that many records can be given at once. */
export function bulkFields(entity: EntityView, count: number): FieldView[] {
  const fits = (field: FieldView) => !(field.unique && count > 1) && !fieldKind(field).single;
  return entity.fields.filter((field) => isEditable(field) && field.can.read && !field.view?.hidden && fits(field));
}

/** Fields that are to get the same value in many records. */
export class BulkDraft {
  entity: EntityView = $state.raw() as EntityView;
  /** In the order in which they were chosen. */
  names: readonly string[] = $state.raw([]);
  values: Values = $state.raw({});
  /** Messages of the server that belong to no field. */
  general: readonly string[] = $state.raw([]);
  #emptied: readonly string[] = $state.raw([]);
  #unreadable: Record<string, string> = $state.raw({});
  #refused: Record<string, string> = $state.raw({});

  /** What rules ask for once the fields have these values, with the rules' own words; a record that has it already needs nothing. */
  readonly demanded: ReadonlyMap<string, string> = $derived(
    new Map(
      [
        ...demandedFields(this.entity.rules, {
          values: this.values,
          before: undefined,
          around: { user: session.user?.id, today: i18n.formats.today() },
        }),
      ].filter(([name]) => !this.names.includes(name)),
    ),
  );
  readonly shown: readonly FieldView[] = $derived(
    [...this.names, ...this.demanded.keys()].flatMap((name) => this.entity.fields.find((field) => field.name === name) ?? []),
  );
  /** What is sent. A field that stays open is no wish, unless somebody said that it is to be emptied. */
  readonly set: Values = $derived(
    Object.fromEntries(
      this.shown
        .filter(({ name }) => !isEmpty(this.values[name]) || this.isEmptied(name))
        .map(({ name }) => [name, isEmpty(this.values[name]) ? null : this.values[name]]),
    ),
  );
  readonly ready = $derived(
    this.names.length > 0 && this.names.every((name) => name in this.set) && Object.keys(this.#unreadable).length === 0,
  );

  constructor(entity: EntityView) {
    this.entity = entity;
  }

  add(name: string): void {
    if (!this.names.includes(name)) this.names = [...this.names, name];
  }

  remove(name: string): void {
    this.names = this.names.filter((one) => one !== name);
    this.put(name, undefined);
  }

  put(name: string, value: unknown): void {
    const { [name]: _, ...rest } = this.values;
    this.values = value === undefined ? rest : { ...rest, [name]: value };
    this.empty(name, false);
    this.#refused = {};
    this.general = [];
  }

  isEmptied(name: string): boolean {
    return this.#emptied.includes(name);
  }

  empty(name: string, yes: boolean): void {
    const others = this.#emptied.filter((one) => one !== name);
    this.#emptied = yes ? [...others, name] : others;
  }

  read(name: string, problem: string | undefined): void {
    const { [name]: _, ...rest } = this.#unreadable;
    this.#unreadable = problem === undefined ? rest : { ...rest, [name]: problem };
  }

  errorOf(name: string): string | undefined {
    const unreadable = this.#unreadable[name];
    return unreadable === undefined ? this.#refused[name] : validationText(unreadable);
  }

  /** "/set/name" is said at the field it is about. */
  refuse(error: ApiError): void {
    const places = error.errors.map(({ path, message }) => ({ name: path.split('/')[2] ?? '', message }));
    const at = places.filter(({ name }) => this.shown.some((field) => field.name === name));
    this.#refused = Object.fromEntries(at.map(({ name, message }) => [name, message]));
    const rest = places.filter((place) => !at.includes(place)).map(({ message }) => message);
    this.general = places.length === 0 ? [error.message] : rest;
  }
}
