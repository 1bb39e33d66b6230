/** The words that components must say themselves. The app sets them in the user's language. */
export interface UiText {
  close: string;
  clear: string;
  choose: string;
  nothingFound: string;
  searching: string;
  previousMonth: string;
  nextMonth: string;
  openCalendar: string;
  today: string;
  remove: string;
  required: string;
  showPassword: string;
  hidePassword: string;
  notifications: string;
}

export const uiText: UiText = $state({
  close: 'Close',
  clear: 'Clear',
  choose: 'Choose',
  nothingFound: 'Nothing found',
  searching: 'Searching…',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  openCalendar: 'Open calendar',
  today: 'Today',
  remove: 'Remove',
  required: 'required',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  notifications: 'Notifications',
});

export function setUiText(words: UiText): void {
  Object.assign(uiText, words);
}
