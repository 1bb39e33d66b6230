import { configureHttp } from '#lib/api/http.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import { localeOf } from '#lib/i18n/languages.ts';
import { inbox } from '#lib/inbox/inbox.svelte.ts';
import { choices } from '#lib/model/choices.svelte.ts';
import { live } from '#lib/model/live.svelte.ts';
import { reachability } from '#lib/model/reachability.svelte.ts';
import { savedViews } from '#lib/model/saved-views.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { stars } from '#lib/model/stars.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { theme } from '#lib/ui/theme.svelte.ts';
import { goto } from '$app/navigation';

let started: Promise<void> | undefined;

/** Once per page load: words, theme, and what the client tells the rest of the app. */
export function boot(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  theme.start();
  configureHttp({ language: () => localeOf(i18n.language), reached: (yes) => reachability.report(yes), signedOut: () => void leave() });
  live.onSchema((revision) => {
    if (revision > schema.revision) void schema.refresh().catch(() => {});
  });
  live.onSignedOut(() => void leave());
  addEventListener('pagehide', () => choices.flush());
  live.on('organisation', () => void session.refresh().catch(() => {}));
  live.on('stars', () => void stars.refresh());
  await i18n.start();
}

/** Back to the sign-in page, and from there to where the person was. */
async function leave(): Promise<void> {
  if (!session.user) return;
  forgetEverything();
  await goto(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

export function forgetEverything(): void {
  live.stop();
  session.forget();
  schema.forget();
  titles.forget();
  stars.forget();
  savedViews.forget();
  inbox.forget();
}
