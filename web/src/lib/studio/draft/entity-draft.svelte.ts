import { ApiError } from '#lib/api/http.ts';
import { applyChange, listFieldTypes, planChange } from '#lib/api/schema-api.ts';
import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { fieldName, isFieldName, newUid, type Prefix } from '#lib/studio/draft/api-name.ts';
import { bounded } from '#lib/studio/draft/bounded.ts';
import { changeOf } from '#lib/studio/draft/change-of.ts';
import { draftChanges } from '#lib/studio/draft/draft-changes.ts';
import { checkDraft, joinProblems } from '#lib/studio/draft/draft-check.ts';
import { draftEntity } from '#lib/studio/draft/draft-entity.ts';
import { type DraftField, draftFields } from '#lib/studio/draft/draft-fields.ts';
import { type DraftProblems, fieldsWithProblems, hasEntityProblems, readPlaces } from '#lib/studio/draft/draft-places.ts';
import { type DraftSection, draftSections, layoutOf, placeField, writeLayout } from '#lib/studio/draft/draft-sections.ts';
import { keepDraft, readDraft } from '#lib/studio/draft/draft-store.ts';
import * as entityEdit from '#lib/studio/draft/entity-edit.ts';
import { inverseName } from '#lib/studio/draft/inverse-name.ts';
import { loadBase } from '#lib/studio/draft/load-base.ts';
import { optionOverlay } from '#lib/studio/draft/option-edit.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import * as edit from '#lib/studio/draft/overlay-edit.ts';
import { rebaseOverlay } from '#lib/studio/draft/overlay-rebase.ts';
import type { StudioBase } from '#lib/studio/draft/studio-base.ts';
import { type Setting, settingsOf, startingKeywords } from '#lib/studio/draft/type-settings.ts';
import type { ChangeRequest, FieldTypeView, Plan } from '#schemas/types/api.ts';
import type { EntityDefinition, EntityViewDefaults, FieldAdjustment, Option, Text } from '#schemas/types/definition.ts';

/** What an administrator is about to change in one entity. Nobody else is affected until it is applied. */
export class EntityDraft {
  readonly name: string;
  base: StudioBase = $state.raw() as StudioBase;
  overlay: Overlay = $state.raw() as Overlay;
  /** What somebody else stored since the draft began. */
  conflict: Overlay | undefined = $state.raw();
  plan: Plan | undefined = $state.raw();
  /** Why the server would not have it. */
  refused: DraftProblems = $state.raw({});
  /** After the first attempt, what is missing is said beside each control. */
  checked = $state(false);
  busy = $state(false);

  readonly entity = $derived.by(() => draftEntity(this.base, this.overlay));
  readonly fields: readonly DraftField[] = $derived.by(() => draftFields(this.base, this.overlay));
  readonly sections: readonly DraftSection[] = $derived(draftSections(this.base, this.overlay, this.fields));
  readonly retired: readonly DraftField[] = $derived(this.fields.filter((field) => field.isRetired && field.state !== 'retired'));
  /** Fields that nobody defines any more, and that the draft does not bring back. */
  readonly former = $derived(this.base.former.filter(({ name, uid }) => this.overlay.properties?.[name]?.['x-uid'] !== uid));
  readonly changes = $derived.by(() => draftChanges(this.base, this.overlay));
  readonly #faults: DraftProblems = $derived.by(() =>
    Object.fromEntries(Object.entries(checkDraft(this.fields, this.entity)).map(([place, fault]) => [place, t(`studio.fault.${fault}`)])),
  );
  readonly problems: DraftProblems = $derived(joinProblems(this.checked ? this.#faults : {}, this.refused));
  readonly faulty = $derived(fieldsWithProblems(this.problems));
  /** Something is wrong with the entity itself, which stands among its settings. */
  readonly entityFaulty = $derived(hasEntityProblems(this.problems));

  /** What was stored when the draft began. */
  origin: Overlay = $state.raw() as Overlay;
  #named = new Set<string>();
  #types: readonly FieldTypeView[];
  readonly #user: string;

  constructor(base: StudioBase, types: readonly FieldTypeView[], user: string) {
    this.name = base.entity.name;
    this.#user = user;
    this.#types = types;
    this.origin = base.overlay;
    this.base = base;
    this.overlay = base.overlay;
    const kept = readDraft(user, this.name);
    if (!kept) return;
    this.overlay = kept.overlay;
    this.#named = new Set(kept.named);
    this.origin = kept.origin;
    if (!edit.sameJson(kept.origin, base.overlay)) this.conflict = base.overlay;
  }

  /** In this order, so that a change in between is noticed and never written over. */
  static async open(name: string): Promise<EntityDraft> {
    const types = await listFieldTypes();
    return new EntityDraft(await loadBase(name), types.data, session.user?.id ?? '');
  }

  /** Nobody has it, and nobody began it here. */
  get isMissing(): boolean {
    return this.base.state === 'new' && Object.keys(this.overlay).length === 0;
  }

  /** What names of new fields begin with. */
  get prefix(): Prefix {
    return this.base.kind === 'entity' ? '' : 'x_';
  }

  isFieldName(name: string): boolean {
    return isFieldName(name, this.prefix);
  }

  /** Somebody applied a change, perhaps here: see what is in force now. */
  async refresh(): Promise<void> {
    const base = await loadBase(this.name);
    const hadChanges = this.changes.length > 0;
    this.base = base;
    if (edit.sameJson(base.overlay, this.origin)) return;
    if (hadChanges) this.conflict = base.overlay;
    else this.#begin();
  }

  field(name: string | undefined): DraftField | undefined {
    return this.fields.find((field) => field.name === name);
  }

  settings(type: string): ReadonlySet<Setting> {
    return settingsOf(this.#types.find((one) => one.name === type));
  }

  get types(): readonly string[] {
    return this.#types.map((type) => type.name);
  }

  /** Gives the name of the new field. */
  add(type: string, section: string | undefined, keywords: FieldAdjustment = {}): string {
    const name = fieldName(text(keywords['x-label']), this.#taken(), this.prefix);
    const starting = startingKeywords(this.settings(type), inverseName(undefined, this.name));
    const field = { 'x-uid': newUid('f'), 'x-type': type, 'x-label': {}, ...starting, ...keywords };
    this.#become(edit.addField(this.overlay, name, { field, section }));
    return name;
  }

  /** A field that nobody defines any more, with the data it had. */
  bringBack(uid: string, section: string | undefined): void {
    const former = this.base.former.find((field) => field.uid === uid);
    if (former) this.#become(edit.addField(this.overlay, former.name, { field: former.definition, section }));
  }

  /** Gives the name the field has afterwards: of a new one it follows the label until somebody writes it. */
  label(name: string, language: keyof Text, value: string): string {
    this.#become(edit.setText(this.base, this.overlay, { name, keyword: 'x-label', language, value }));
    const field = this.field(name);
    if (field?.state !== 'new' || this.#named.has(field.uid)) return name;
    return this.#rename(name, fieldName(text(field.label), this.#taken(name), this.prefix));
  }

  entityName(change: entityEdit.NameChange): void {
    this.#become(entityEdit.setName(this.base, this.overlay, change));
  }

  view<Key extends keyof EntityViewDefaults>(key: Key, value: EntityViewDefaults[Key] | undefined): void {
    this.#become(entityEdit.setView(this.overlay, key, value));
  }

  head(change: Partial<EntityDefinition['x-entity']>): void {
    const next = entityEdit.setHead(this.overlay, change);
    this.#become(change.titleField ? bounded(next, change.titleField, this.#types) : next);
  }

  retireEntity(retired: boolean): void {
    this.#become(entityEdit.setEntityRetired(this.overlay, retired));
  }

  help(name: string, language: keyof Text, value: string): void {
    this.#become(edit.setText(this.base, this.overlay, { name, keyword: 'x-help', language, value }));
  }

  rename(field: DraftField, to: string): string {
    this.#named.add(field.uid);
    return this.#rename(field.name, to);
  }

  options(field: DraftField, wanted: readonly Option[]): void {
    const locked = field.locks.includes('options') || field.locks.includes('all');
    const value = field.own ? [...wanted] : optionOverlay(field.below?.['x-options'] ?? [], wanted, locked);
    this.keyword(field.name, 'x-options', value);
  }

  /** Whether records may have it: then it is hidden, never deleted. */
  isStoredOption(field: DraftField, uid: string): boolean {
    return this.base.definition.properties[field.name]?.['x-options']?.some((option) => option.uid === uid) ?? false;
  }

  keyword(name: string, keyword: string, value: unknown): void {
    const next = edit.setKeyword(this.overlay, name, { keyword, value });
    this.#become(keyword === 'x-unique' && value ? bounded(next, name, this.#types) : next);
  }

  /** Another type for a field that is stored; going back to what it is takes the wish back. */
  changeType(name: string, type: string): void {
    const keywords = startingKeywords(this.settings(type), inverseName(undefined, this.name));
    this.#become(edit.setType(this.base, this.overlay, { name, type, keywords }));
  }

  require(name: string, required: boolean): void {
    this.#become(edit.setRequired(this.overlay, name, required));
  }

  retire(name: string, retired: boolean): void {
    this.#become(edit.setRetired(this.overlay, name, retired));
  }

  drop(name: string): void {
    this.#become(edit.dropField(this.overlay, name));
  }

  place(name: string, place: { key: string; index: number }): void {
    this.arrange(placeField(this.sections, name, place));
  }

  arrange(after: readonly DraftSection[]): void {
    this.#become(writeLayout(this.base, this.overlay, { before: layoutOf(this.base, this.overlay, this.fields), after }));
  }

  /** Layouts and rules are edited elsewhere, as parts of the same draft. */
  write(overlay: Overlay): void {
    this.#become(overlay);
  }

  discard(): void {
    this.conflict = undefined;
    this.#begin();
  }

  /** The same edits on what is in force now. */
  redo(): void {
    if (!this.conflict) return;
    const next = rebaseOverlay(this.origin, this.overlay, this.conflict);
    this.origin = this.conflict;
    this.conflict = undefined;
    this.#become(next);
  }

  /** False when something has to be mended first; `problems` say what. */
  async review(): Promise<boolean> {
    this.checked = true;
    if (Object.keys(this.#faults).length > 0 || this.conflict) return false;
    return this.#ask(async (change) => {
      this.plan = await planChange(change);
    });
  }

  async apply(confirm?: string): Promise<boolean> {
    return this.#ask(async (change) => {
      await applyChange({ ...change, ...(confirm && { confirm }) });
      await schema.refresh();
      this.base = await loadBase(this.name);
      this.discard();
    });
  }

  async #ask(call: (change: ChangeRequest) => Promise<void>): Promise<boolean> {
    const { sent, change } = changeOf(this.base, this.overlay, i18n.chain);
    this.busy = true;
    this.refused = {};
    try {
      await call(change);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'CHANGE_CONFLICT') this.#conflictWith(error);
      else if (error.code === 'CHANGE_INVALID') this.refused = readPlaces(error.errors, this.name, sent);
      else throw error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  #conflictWith(error: ApiError): void {
    if (this.base.state === 'new') {
      this.refused = { '@/name': t('studio.fault.entityTaken') };
      return;
    }
    const current = (error.problem as { current?: Record<string, Overlay> }).current;
    this.conflict = current?.[this.name] ?? (this.base.kind === 'entity' ? {} : { 'x-extends': this.name });
    void loadBase(this.name).then((base) => (this.base = base));
  }

  #begin(): void {
    this.origin = this.base.overlay;
    this.#named.clear();
    this.checked = false;
    this.#become(this.base.overlay);
  }

  #become(overlay: Overlay): void {
    this.overlay = overlay;
    this.plan = undefined;
    this.refused = {};
    const same = edit.sameJson(overlay, this.origin);
    keepDraft(this.#user, this.name, same ? undefined : { origin: this.origin, overlay, named: [...this.#named] });
  }

  #taken(except?: string): Set<string> {
    const names = [...this.base.entity.fields.map((field) => field.name), ...this.fields.map((field) => field.name)];
    return new Set(names.filter((name) => name !== except));
  }

  #rename(from: string, to: string): string {
    if (from !== to && !this.#taken(from).has(to)) this.#become(edit.renameField(this.overlay, from, to));
    return this.field(to) ? to : from;
  }
}
