import type { Caller } from '#core/contract/caller.ts';
import type { DemoHandler } from '#core/contract/plugin.ts';
import { type BackgroundContext, callerFor } from '#core/records/background-context.ts';

/** What making and removing invented records works with. */
export interface DemoContext extends BackgroundContext {
  /** Of all plugins, in order. */
  readonly handlers: readonly DemoHandler[];
}

/** The engine acting for a user; undefined when the user is not there any more. */
export async function demoCallerFor(context: DemoContext, userId: string): Promise<Caller | undefined> {
  const caller = await callerFor(context, userId);
  // Invented telephone numbers are those of the organisation's country, wherever the administrator is.
  return caller && { ...caller, user: { ...caller.user, country: caller.organisation.country } };
}
