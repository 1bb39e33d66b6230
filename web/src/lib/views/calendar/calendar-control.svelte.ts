import { tick, untrack } from 'svelte';
import { fieldKind } from '#lib/fields/field-types.ts';
import { daysBetween, shifted } from '#lib/i18n/days.ts';
import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import { CalendarData } from '#lib/views/calendar/calendar-data.svelte.ts';
import { type CalendarEntry, dayOfRecord, entriesByDay, valuesOn } from '#lib/views/calendar/calendar-entries.ts';
import { type CalendarFields, modeOf } from '#lib/views/calendar/calendar-fields.ts';
import { calendarKey } from '#lib/views/calendar/calendar-keys.ts';
import { calendarQuestion } from '#lib/views/calendar/calendar-question.ts';
import { type CalendarRange, calendarRange, isWithin, stepped } from '#lib/views/calendar/calendar-range.ts';
import { DayCarry } from '#lib/views/calendar/day-carry.svelte.ts';
import { type CalendarMode, type ListState, tidyCalendar } from '#lib/views/list-address.ts';
import { carryByPointer, type Point } from '#lib/views/moves/pointer-carry.ts';
import { RecordMoves } from '#lib/views/moves/record-moves.svelte.ts';
import type { EntityView } from '#schemas/types/api.ts';

interface Source {
  entity: () => EntityView;
  state: () => ListState;
  fields: () => CalendarFields;
  onchange: (state: ListState) => void;
  /** The person wants a new record on a day. */
  oncreate: (day: string) => void;
}

/** A calendar on the screen: its days and records, the record in the person's hand, and what is said about it. */
export class CalendarControl {
  readonly carry = new DayCarry();
  readonly data: CalendarData;
  readonly moves: RecordMoves;
  /** For those who do not see it. */
  said = $state('');
  readonly #source: Source;
  #root: HTMLElement | undefined;
  /** Gets the focus as soon as it is there. */
  #wanted: string | undefined;

  constructor(source: Source) {
    this.#source = source;
    const { entity, fields } = source;
    this.data = new CalendarData(entity().name, (record) => dayOfRecord(record, fields()));
    this.moves = new RecordMoves({
      entity,
      field: () => fields().at,
      data: this.data,
      nameOf: (day) => this.nameOf(day),
      written: ({ card }, to) => (to === null ? { [fields().at.name]: null } : valuesOn(card, fields(), to)),
    });
  }

  readonly today: string = $derived.by(() => i18n.formats.today());
  readonly mode: CalendarMode = $derived.by(() => modeOf(this.#source.state()));
  /** The day that the calendar is open at; the one that the Tab key stops at. */
  readonly day: string = $derived.by(() => this.#source.state().day ?? this.today);
  readonly range: CalendarRange = $derived.by(() => calendarRange(this.mode, this.day, i18n.formats.weekStartsOn));
  readonly days: ReadonlyMap<string, readonly CalendarEntry[]> = $derived.by(() =>
    entriesByDay(this.data.records, this.#source.fields(), this.range),
  );
  /** Of this day and those after it not all was read. */
  readonly cutFrom: string | undefined = $derived.by(() => {
    const last = this.data.cut ? this.data.records.at(-1) : undefined;
    return last && (this.data.valueOf(last) ?? undefined);
  });
  readonly canMove: boolean = $derived.by(() => this.#source.entity().can.update && isEditable(this.#source.fields().at));
  readonly title: string = $derived.by(() => {
    const { formats } = i18n;
    if (this.mode === 'month') return formats.month(this.day);
    return `${formats.date(this.range.first)} – ${formats.date(shifted(this.range.end, -1))}`;
  });
  /** As text, so that asking the same again asks nothing. */
  readonly #asked: string = $derived.by(() => {
    const { entity, state, fields } = this.#source;
    const { first, end } = this.range;
    return JSON.stringify(calendarQuestion({ entity: entity(), state: state(), fields: fields(), range: { first, end } }));
  });

  /** Asks whenever the question is another one. Call within an effect. */
  ask(): void {
    const asked = this.#asked;
    untrack(() => this.data.ask(JSON.parse(asked)));
  }

  nameOf(day: string | null): string {
    if (day !== null) return inSentence(i18n.formats.longDay(day), i18n.locale);
    const { at } = this.#source.fields();
    return t('board.none', { field: inSentence(text(at.label, at.name), i18n.locale) });
  }

  isCut(day: string): boolean {
    return this.cutFrom !== undefined && daysBetween(this.cutFrom, day) >= 0;
  }

  show(day: string, mode: CalendarMode = this.mode): void {
    const { state, onchange } = this.#source;
    const before = state();
    const calendar = tidyCalendar({ ...before.calendar, mode: mode === 'month' ? undefined : mode });
    onchange({ ...before, day: day === this.today ? undefined : day, calendar });
  }

  step(steps: number): void {
    this.show(stepped(this.mode, this.day, steps));
  }

  /** Gives a record that is made here its day from the start. */
  presetOf(day: string): Record<string, unknown> {
    const { at } = this.#source.fields();
    return { [at.name]: fieldKind(at).onDay?.(day) };
  }

  /** After each drawing: the day that the keys went to may be there now. */
  settleFocus(): void {
    const day = this.#wanted;
    const cell = day && this.#root?.querySelector<HTMLElement>(`[data-day="${day}"]`);
    if (!cell) return;
    this.#wanted = undefined;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  readonly keydown = (event: KeyboardEvent): void =>
    calendarKey(event, {
      carried: () => (this.carry.entry && this.carry.by === 'keys' ? { entry: this.carry.entry, to: this.carry.to } : undefined),
      canMove: this.canMove,
      rowOf: (day) => this.range.weeks.find((week) => week.includes(day)) ?? [],
      entryOf: (card) => this.#entryOf(card),
      paged: (day, steps) => stepped(this.mode, day, steps),
      focusDay: (day) => this.#focusDay(day),
      openDay: (day) => this.#source.oncreate(day),
      pick: (entry) => {
        this.carry.pick(entry, 'keys');
        this.#say('board.picked', entry, entry.day);
      },
      over: (day) => this.#carryOver(day),
      drop: () => this.#drop(),
      cancel: () => this.#cancel(),
    });

  /** Watches a pointer on the calendar for as long as it is on the screen. */
  readonly pointer = (root: HTMLElement): (() => void) => {
    this.#root = root;
    return carryByPointer(root, {
      canStart: () => this.canMove && this.carry.entry === undefined,
      start: (element) => this.#lift(element),
      move: (point, grip) => this.#carryTo(root, point, grip),
      end: (dropped) => (dropped ? this.#drop() : this.#cancel()),
    });
  };

  #entryOf(card: HTMLElement): CalendarEntry | undefined {
    const day = card.closest<HTMLElement>('[data-of]')?.dataset.of ?? '';
    return this.days.get(day)?.find((entry) => entry.record.id === card.dataset.card);
  }

  #lift(element: HTMLElement): boolean {
    const entry = this.#entryOf(element);
    if (!entry) return false;
    this.carry.width = element.getBoundingClientRect().width;
    this.carry.pick(entry, 'pointer');
    return true;
  }

  #carryTo(root: HTMLElement, point: Point, grip: Point): void {
    this.carry.x = point.x - grip.x;
    this.carry.y = point.y - grip.y;
    const below = document.elementsFromPoint(point.x, point.y).find((element) => root.contains(element) && element.closest('[data-of]'));
    const day = below?.closest<HTMLElement>('[data-of]')?.dataset.of;
    if (day) this.carry.to = day;
  }

  /** A record in the hand turns the pages of the calendar. */
  #carryOver(day: string): void {
    const { entry } = this.carry;
    if (!entry) return;
    this.carry.to = day;
    if (!isWithin(this.range, day)) this.show(day);
    this.#say('board.over', entry, day);
  }

  #drop(): void {
    const { by } = this.carry;
    const dropped = this.carry.drop();
    if (!dropped) return;
    const { entry, to } = dropped;
    const from = this.data.valueOf(entry.record);
    const days = daysBetween(entry.day, to);
    if (days === 0 || from === null) this.#say('board.putBack', entry, entry.day);
    else this.moves.start({ card: entry.record, from, fromIndex: 0, to: shifted(from, days), index: 0 });
    if (by === 'keys') void this.#focusRecord(entry, to);
  }

  #cancel(): void {
    const { entry, by } = this.carry;
    this.carry.drop();
    if (!entry) return;
    if (!isWithin(this.range, entry.day)) this.show(entry.day);
    this.#say('board.putBack', entry, entry.day);
    if (by === 'keys') void this.#focusRecord(entry, entry.day);
  }

  #focusDay(day: string): void {
    this.#wanted = day;
    if (day === this.day) this.settleFocus();
    else this.show(day);
  }

  async #focusRecord({ record }: CalendarEntry, day: string): Promise<void> {
    if (this.day !== day && this.mode !== 'agenda') this.show(day);
    await tick();
    const place = this.#root?.querySelector<HTMLElement>(`[data-of="${day}"] [data-card="${CSS.escape(record.id)}"]`);
    if (place) place.focus();
    else this.#focusDay(day);
  }

  #say(key: 'board.picked' | 'board.over' | 'board.putBack', { record }: CalendarEntry, day: string): void {
    this.said = t(key, { name: recordTitle(this.#source.entity(), record), column: this.nameOf(day) });
  }
}
