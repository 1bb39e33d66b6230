export type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'vinculo.theme';

/** Light or dark, by the person's choice or the system's. `static/theme.js` does the same before the first paint. */
class Theme {
  choice: ThemeChoice = $state('system');

  start(): void {
    this.choice = (localStorage.getItem(key) as ThemeChoice | null) ?? 'system';
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#show());
    this.#show();
  }

  set(choice: ThemeChoice): void {
    this.choice = choice;
    localStorage.setItem(key, choice);
    this.#show();
  }

  #show(): void {
    const dark = this.choice === 'dark' || (this.choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }
}

export const theme = new Theme();
