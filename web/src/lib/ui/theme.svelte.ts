import { accentLook, isColor, type ThemeName } from '#lib/ui/accent.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'vinculo.theme';
const accentKey = 'vinculo.accent';
const tokens = {
  '--accent': 'accent',
  '--accent-strong': 'strong',
  '--accent-soft': 'soft',
  '--on-accent': 'on',
  '--focus': 'accent',
} as const;

/** Light or dark, by the person's choice or the system's, in the organisation's colour. `static/theme.js` does the same before the first paint. */
class Theme {
  choice: ThemeChoice = $state('system');
  #accent: string | undefined;

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

  /** In this colour (#rrggbb), or in our own. */
  paint(accent: string | undefined): void {
    this.#accent = accent && isColor(accent) ? accent : undefined;
    if (this.#accent)
      localStorage.setItem(accentKey, JSON.stringify({ light: styleOf(this.#accent, 'light'), dark: styleOf(this.#accent, 'dark') }));
    else localStorage.removeItem(accentKey);
    this.#show();
  }

  #show(): void {
    const dark = this.choice === 'dark' || (this.choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    const name = dark ? 'dark' : 'light';
    const { dataset, style } = document.documentElement;
    dataset.theme = name;
    const wanted = this.#accent ? styleOf(this.#accent, name) : {};
    for (const token of Object.keys(tokens)) style.setProperty(token, wanted[token] ?? null);
  }
}

function styleOf(accent: string, theme: ThemeName): Record<string, string> {
  const look = accentLook(accent, theme);
  return Object.fromEntries(Object.entries(tokens).map(([token, part]) => [token, look[part]]));
}

export const theme = new Theme();
