import { failureText } from '#lib/api/failure-text.ts';
import { ApiError, OfflineError } from '#lib/api/http.ts';
import { type FieldValues, getRecord, updateRecord } from '#lib/api/records-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import { RecordDraft } from '#lib/render/record-draft.svelte.ts';
import { toastEdit } from '#lib/render/undo-edit.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

/** Null: records without a value. */
type Place = string | null;

export interface Move {
  card: StoredRecord;
  from: Place;
  /** Where it stood, to go back to. */
  fromIndex: number;
  to: Place;
  index: number;
}
/** A move that waits for more to be filled in. */
export interface Asking {
  move: Move;
  /** Of the record, and of where it is to stand. */
  name: string;
  place: string;
  draft: RecordDraft;
  fields: readonly FieldView[];
}
/** The records as they stand on the screen. */
export interface MovedRecords {
  /** Shows it where the person put it, before the server knows; `values` is what it holds there. */
  move(move: Move, values: FieldValues): void;
  /** The server agreed. */
  settle(record: StoredRecord): void;
  /** The server did not agree. */
  putBack(record: StoredRecord, index?: number): void;
  remove(id: string): void;
  /** The latest of a record that is known. */
  known(card: StoredRecord): StoredRecord;
  valueOf(record: StoredRecord): Place;
}
interface Surroundings {
  entity: () => EntityView;
  /** The field whose values are the places. */
  field: () => FieldView;
  data: MovedRecords;
  nameOf: (value: Place) => string;
  /** What to write so that it stands there; absent = the place itself. */
  written?: (move: Move, to: Place) => FieldValues;
}

const tries = 4;

/** Moves records on the server to another place: shown at once, taken back when it does not work, and never without a word. */
export class RecordMoves {
  /** What must be filled in before a card may move. */
  asking: Asking | undefined = $state.raw();
  readonly #around: Surroundings;
  /** One move of a card after the other. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  start(move: Move): void {
    const { card } = move;
    this.#around.data.move(move, this.#written(move, move.to));
    const before = this.#turns.get(card.id) ?? Promise.resolve();
    this.#turns.set(
      card.id,
      before.then(() => this.#send(move)),
    );
  }

  /** The dialog saved what was missing, and the move with it. */
  filled(record: StoredRecord): void {
    const asking = this.asking;
    this.asking = undefined;
    if (asking) this.#done(asking.move, record, asking.draft.base ?? asking.move.card);
  }

  cancel(): void {
    const asking = this.asking;
    this.asking = undefined;
    if (asking) this.#back(asking.move);
  }

  #name(card: StoredRecord): string {
    return recordTitle(this.#around.entity(), card);
  }

  async #send(move: Move): Promise<void> {
    const { data, entity } = this.#around;
    let base = data.known(move.card);
    for (let left = tries; left > 0; left -= 1) {
      try {
        const { data: record } = await updateRecord(entity().name, base, this.#written(move, move.to));
        return this.#done(move, record, base);
      } catch (error) {
        const current = storedNow(error);
        if (!current || left === 1 || data.valueOf(current) !== move.from) return this.#stopped(move, base, error);
        // They changed something else: the move still holds.
        base = { ...base, ...current };
      }
    }
  }

  async #stopped(move: Move, base: StoredRecord, error: unknown): Promise<void> {
    const { data } = this.#around;
    const current = storedNow(error);
    const place = current && data.valueOf(current);
    if (!current || place === move.from) return this.#refused(move, error);
    if (place !== move.to) return this.#elsewhere(move, current);
    // Our own try may have arrived although its answer did not.
    if (current.updated_by === session.user?.id) this.#done(move, current, base);
    else data.settle(current);
  }

  #done(move: Move, record: StoredRecord, before: StoredRecord): void {
    const { data, entity, nameOf } = this.#around;
    titles.learn(entity().name, [record]);
    data.settle(record);
    const names = this.#changedNames(before, record);
    const values = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
    toastEdit(t('board.moved', { name: this.#name(move.card), column: nameOf(move.to) }), {
      entity: entity(),
      record,
      before: { ...values, ...this.#written(move, move.from) },
      onundone: (back) => data.putBack(back, move.fromIndex),
    });
  }

  /** What the dialog filled in goes back too. */
  #changedNames(before: StoredRecord, after: StoredRecord): string[] {
    const asked = this.#around.entity().fields.filter((field) => isEditable(field) && field.name in before && field.name in after);
    return asked.map((field) => field.name).filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
  }

  async #elsewhere(move: Move, current: StoredRecord): Promise<void> {
    const { data, nameOf } = this.#around;
    data.putBack(current);
    const who = typeof current.updated_by === 'string' ? await titles.find('user', current.updated_by) : undefined;
    toastError(
      t('board.conflict', { who: who ?? t('board.somebody'), name: this.#name(move.card), column: nameOf(data.valueOf(current)) }),
    );
  }

  async #refused(move: Move, error: unknown): Promise<void> {
    const { data, nameOf } = this.#around;
    const name = this.#name(move.card);
    if (error instanceof ApiError && error.status === 404) {
      data.remove(move.card.id);
      toastError(t('board.gone', { name }));
    } else if (error instanceof ApiError && error.status < 500) {
      if (await this.#ask(move, error)) return;
      this.#back(move);
      toastError(t('board.refused', { name, column: nameOf(move.from), reason: reasonOf(error) }));
    } else {
      this.#back(move);
      const again = { label: t('retry'), run: () => this.start(move) };
      if (error instanceof OfflineError) toastError(t('board.offline', { name, column: nameOf(move.from) }), again);
      else toastError(t('board.refused', { name, column: nameOf(move.from), reason: failureText(error) }), again);
    }
  }

  /** Where a rule wants more, that can be filled in here. */
  async #ask(move: Move, error: ApiError): Promise<boolean> {
    const entity = this.#around.entity();
    if (error.errors.length === 0 || this.asking) return false;
    try {
      const { data: record } = await getRecord(entity.name, move.card.id);
      const draft = new RecordDraft(entity, schema.revision, { base: record });
      const written = this.#written(move, move.to);
      for (const [name, value] of Object.entries(written)) draft.set(name, value);
      draft.refuse(error);
      const fields = entity.fields.filter((one) => !(one.name in written) && isEditable(one) && draft.errors.has(one.name));
      if (fields.length === 0) return false;
      this.asking = { move, name: this.#name(move.card), place: this.#around.nameOf(move.to), draft, fields };
      return true;
    } catch {
      return false;
    }
  }

  #back(move: Move): void {
    const { data } = this.#around;
    data.putBack({ ...data.known(move.card), ...this.#written(move, move.from) }, move.fromIndex);
  }

  #written(move: Move, to: Place): FieldValues {
    const { field, written } = this.#around;
    return written?.(move, to) ?? { [field().name]: to };
  }
}

/** The record as it is, when somebody changed it since it was read. */
const storedNow = (error: unknown) =>
  error instanceof ApiError && error.code === 'RECORD_CONFLICT' ? (error.problem.current as StoredRecord) : undefined;
/** The first thing that is wrong, rather than that something is. */
const reasonOf = (error: ApiError) => error.errors[0]?.message ?? error.message;
