import { ApiError } from '#lib/api/http.ts';
import { completeSetup, getSession, savePreferences, signIn, signOut } from '#lib/api/session-api.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import { choices } from '#lib/model/choices.svelte.ts';
import { theme } from '#lib/ui/theme.svelte.ts';
import type { Preferences, Session as Reply, SetupRequest } from '#schemas/types/api.ts';

/** As `Date` counts them. */
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Who is signed in, and for which organisation. */
class Session {
  #reply: Reply | undefined = $state.raw();
  readonly user = $derived(this.#reply?.user);
  readonly organisation = $derived(this.#reply?.organisation);
  readonly isAdministrator = $derived(this.#reply?.user.role === 'administrator');

  /** False when nobody is signed in. */
  async load(): Promise<boolean> {
    if (this.#reply) return true;
    try {
      await this.#adopt(await getSession());
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return false;
      throw error;
    }
  }

  /** An administrator changed the organisation, here or elsewhere. */
  async refresh(): Promise<void> {
    await this.#adopt(await getSession());
  }

  async setUp(input: SetupRequest): Promise<void> {
    await this.#adopt(await completeSetup(input));
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.#adopt(await signIn(email, password));
  }

  async signOut(): Promise<void> {
    await signOut();
    this.forget();
  }

  forget(): void {
    this.#reply = undefined;
  }

  async prefer(preferences: Preferences): Promise<void> {
    await this.#adopt(await savePreferences(preferences));
  }

  async #adopt(reply: Reply): Promise<void> {
    const { user, organisation } = reply;
    i18n.setPlace({
      country: user.country,
      timeZone: user.timeZone,
      currency: organisation.currency,
      organisationLanguage: organisation.language,
      weekStartsOn: organisation.firstDayOfWeek && weekdays.indexOf(organisation.firstDayOfWeek),
    });
    theme.paint(organisation.accent);
    await i18n.use(user.language);
    theme.set(user.theme);
    choices.adopt(reply.choices);
    this.#reply = reply;
  }
}

export const session = new Session();
