import { type ListState, readListState } from '#lib/views/list-address.ts';
import type { ListChoice } from '#lib/views/list-choice.ts';
import type { ListTab } from '#lib/views/tabs/list-tabs.ts';

interface Around {
  tabs: readonly ListTab[];
  /** How the person last looked at it. */
  choice: ListChoice;
}

/** The tab of a view; the one of everything when there is no such view. */
export function openedTab(tabs: readonly ListTab[], key: string | undefined): ListTab {
  const tab = tabs.find((one) => one.key === key) ?? tabs[0];
  if (!tab) throw new Error('A list has at least the tab of everything');
  return tab;
}

/** What an address shows. One that says nothing shows the list as the person left it; one that says something wins. */
export function landing(params: Pick<URLSearchParams, 'get' | 'size'>, { tabs, choice }: Around): ListState {
  const bare = params.size === 0;
  /** An address of ours says how it is shown; what does not comes from elsewhere. */
  const arriving = params.get('kind') === null;
  const remembered = bare && tabs.some((tab) => tab.key === choice.view) ? choice.view : undefined;
  const view = params.get('view') ?? remembered;
  const { base } = openedTab(tabs, view);
  const read = readListState(params, base);
  const kind = params.get('kind') ?? (bare ? choice.kind : undefined) ?? base.kind ?? choice.kind;
  return {
    ...read,
    view,
    kind,
    columns: read.columns ?? (arriving ? choice.columns : undefined),
    ...(read.calendar === undefined && arriving && choice.calendar && { calendar: choice.calendar }),
  };
}
