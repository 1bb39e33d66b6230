import CalendarTools from '#lib/views/calendar/CalendarTools.svelte';
import CalendarView from '#lib/views/calendar/CalendarView.svelte';
import { dayFields } from '#lib/views/calendar/calendar-fields.ts';
import type { ViewKind } from '#lib/views/view-kind.ts';

export const calendarKind: ViewKind = {
  name: 'calendar',
  label: 'view.calendar',
  icon: 'calendar-days',
  component: CalendarView,
  Tools: CalendarTools,
  suits: (entity) => dayFields(entity).length > 0,
};
