import type { Component } from 'svelte';
import type { Key } from '#lib/i18n/catalogues.ts';
import { stepField } from '#lib/views/record/head/record-steps.svelte.ts';
import HistoryPart from '#lib/views/record/panels/HistoryPart.svelte';
import OpenPart from '#lib/views/record/panels/OpenPart.svelte';
import PeoplePart from '#lib/views/record/panels/PeoplePart.svelte';
import RelatedPart from '#lib/views/record/panels/RelatedPart.svelte';
import StepPart from '#lib/views/record/panels/StepPart.svelte';
import TextPart from '#lib/views/record/panels/TextPart.svelte';
import TimelinePart from '#lib/views/record/panels/TimelinePart.svelte';
import TodoPart from '#lib/views/record/panels/TodoPart.svelte';
import type { RecordPage } from '#lib/views/record/record-page.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { LayoutPanel } from '#schemas/types/definition.ts';

/** A part of a record's page that is not a field. */
export interface RecordPanel {
  readonly label: Key;
  readonly icon: string;
  readonly Part: Component<{ page: RecordPage; panel: LayoutPanel }>;
  /** It brings margins and a heading of its own. */
  readonly whole?: true;
  /** What has to be said for it to show something. */
  readonly asks?: 'of' | 'text';
  /** Whether it can ever show something for records of this entity; always when missing. */
  readonly fits?: (entity: EntityView) => boolean;
}

/** By the name that layouts give them. A name that is not here belongs to a plugin that is off: it is passed over. */
export const recordPanels: Readonly<Record<string, RecordPanel>> = {
  timeline: { label: 'timeline.title', icon: 'history', Part: TimelinePart, whole: true },
  related: { label: 'layout.panel.related', icon: 'table-2', Part: RelatedPart, whole: true, asks: 'of' },
  history: { label: 'history.title', icon: 'clock', Part: HistoryPart, whole: true },
  todo: { label: 'layout.panel.todo', icon: 'calendar-check', Part: TodoPart },
  people: { label: 'layout.panel.people', icon: 'users-round', Part: PeoplePart },
  open: { label: 'layout.panel.open', icon: 'square-kanban', Part: OpenPart },
  step: { label: 'layout.panel.step', icon: 'milestone', Part: StepPart, fits: (entity) => stepField(entity) !== undefined },
  text: { label: 'layout.panel.text', icon: 'text', Part: TextPart, asks: 'text' },
};
