import { ApiError, OfflineError, randomKey } from '#lib/api/http.ts';
import { createRecord, updateRecord } from '#lib/api/records-api.ts';
import type { RecordRef } from '#lib/capture/capture.svelte.ts';
import { type CaptureParts, captureParts } from '#lib/capture/capture-parts.ts';
import { type KeptNote, NoteStore } from '#lib/capture/note-store.ts';
import type { Person } from '#lib/capture/person.ts';
import { surroundingsOf } from '#lib/capture/surroundings.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { RecordDraft, sameValue } from '#lib/render/record-draft.svelte.ts';
import type { EntityView, RecordReply, StoredRecord } from '#schemas/types/api.ts';

type Values = Record<string, unknown>;

const settle = 400;

/** A quick note being written: what it is about, its draft, and what of it is kept on this device. */
export class Note {
  readonly entity: EntityView;
  readonly parts: CaptureParts;
  about: RecordRef | undefined = $state.raw();
  draft: RecordDraft = $state.raw() as RecordDraft;
  /** Who may have been there. */
  near: readonly Person[] = $state.raw([]);
  /** It was begun earlier and is gone on with now: when. */
  resumed: string | undefined = $state();
  saving = $state(false);
  /** The server was not reached, or refused as a whole. */
  problem: 'offline' | string | undefined = $state();
  #touched = $state(false);
  /** The person wrote something that would be missed. */
  readonly begun: boolean = $derived(this.#touched && this.#written.some((name) => !isEmpty(this.draft.values[name])));
  readonly #store: NoteStore;
  #sent: KeptNote['sent'];
  /** Saved or thrown away: nothing is kept any more. */
  #over = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(entity: EntityView, about: RecordRef | undefined) {
    this.entity = entity;
    this.parts = captureParts(entity);
    this.#store = new NoteStore(session.user?.id ?? '', entity.name);
    this.#begin(about);
  }

  /** Others that were begun and not saved. */
  get others(): KeptNote[] {
    return this.#store.list().filter((kept) => kept.about?.id !== this.about?.id);
  }

  set(name: string | undefined, value: unknown): void {
    if (name === undefined) return;
    this.#touched = true;
    this.draft.set(name, value);
    this.keepSoon();
  }

  /** About something else, or about nothing in particular: what was written goes along. */
  async turnTo(about: RecordRef | undefined): Promise<void> {
    this.#store.drop(this.about);
    const slots = [...this.parts.about.map((field) => field.name)];
    for (const name of slots) this.draft.set(name, null);
    this.about = about;
    this.near = [];
    if (about) await this.#lookAround(about).catch(() => {});
    this.keepSoon();
  }

  resume(kept: KeptNote): void {
    this.keep();
    this.#begin(kept.about);
  }

  /** As if nothing had been written. Returns the way back. */
  discard(): () => void {
    clearTimeout(this.#timer);
    const kept = this.#kept();
    this.#store.drop(this.about);
    this.#sent = undefined;
    this.#over = true;
    return () => this.#store.keep(kept);
  }

  startOver(): void {
    this.discard();
    this.#begin(this.about);
  }

  keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), settle);
  }

  keep(): void {
    clearTimeout(this.#timer);
    if (this.#over) return;
    if (this.begun || this.#sent) this.#store.keep(this.#kept());
    else this.#store.drop(this.about);
  }

  /** The record, once; undefined when it is not there yet, and then what is in the way is said. */
  async save(): Promise<StoredRecord | undefined> {
    this.draft.attempted = true;
    this.problem = undefined;
    if (this.saving || !this.draft.valid) return undefined;
    this.saving = true;
    try {
      const reply = await this.#send(this.#values());
      titles.absorb(reply.included);
      titles.learn(this.entity.name, [reply.data]);
      this.discard();
      return reply.data;
    } catch (error) {
      this.#refused(error);
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  #begin(about: RecordRef | undefined): void {
    const kept = this.#store.get(about);
    this.about = about;
    this.near = [];
    this.problem = undefined;
    this.#sent = kept?.sent;
    this.#over = false;
    this.resumed = kept?.at;
    this.#touched = kept !== undefined;
    this.draft = new RecordDraft(this.entity, schema.revision, { preset: kept?.values ?? {} });
    if (about) void this.#lookAround(about).catch(() => {});
  }

  /** Fills in what follows from what it is about, unless something stands there. */
  async #lookAround(about: RecordRef): Promise<void> {
    const { draft } = this;
    const { values, people } = await surroundingsOf(this.parts, about);
    if (this.about !== about || this.draft !== draft) return;
    this.near = people;
    for (const [name, value] of Object.entries(values)) {
      if (!isEmpty(draft.values[name])) continue;
      draft.set(name, name === this.parts.people?.name ? this.asLinks(value as Person[]) : value);
    }
  }

  /** People as the relation keeps them, with what they are there. */
  asLinks(people: readonly Person[]): Values[] {
    const { role: attribute } = this.parts;
    return people.map(({ id, role }) => ({ id, ...(attribute !== undefined && role !== undefined && { [attribute]: role }) }));
  }

  /**
   * A try whose answer never came may have arrived. So the same is sent again, which makes no second record,
   * and what was written since is a change of it.
   */
  async #send(values: Values): Promise<RecordReply> {
    const sent = this.#sent ?? { key: randomKey(), values };
    this.#sent = sent;
    this.keep();
    const reply = await createRecord(this.entity.name, sent.values, sent.key);
    const names = [...new Set([...Object.keys(sent.values), ...Object.keys(values)])].filter(
      (name) => !sameValue(sent.values[name], values[name]),
    );
    if (names.length === 0) return reply;
    const changes = Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
    return updateRecord(this.entity.name, reply.data, changes);
  }

  #refused(error: unknown): void {
    if (error instanceof OfflineError) {
      this.problem = 'offline';
      return;
    }
    if (error instanceof ApiError && error.status < 500) {
      // It was understood and not stored.
      this.#sent = undefined;
      this.draft.refuse(error);
      this.problem = this.draft.general[0];
    } else this.problem = error instanceof Error ? error.message : t('error.title');
    this.keep();
  }

  /** Without the time of writing: that is when it is saved. */
  #values(): Values {
    const { [this.entity.timeline?.writtenAt ?? '']: _, ...values } = this.draft.payload();
    return values;
  }

  get #written(): string[] {
    const { text, what, on, people } = this.parts;
    return [text, what, on, people].flatMap((field) => field?.name ?? []);
  }

  #kept(): KeptNote {
    return { about: this.about, values: this.#values(), at: new Date().toISOString(), sent: this.#sent };
  }
}
