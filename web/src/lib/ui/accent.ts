/** The tokens of tokens.css that a brand colour stands for, for one theme. */
export interface AccentTokens {
  readonly accent: string;
  readonly strong: string;
  readonly soft: string;
  /** Of what is written on it. */
  readonly on: string;
}

export interface AccentLook extends AccentTokens {
  /** How well the colour itself is read on this theme's ground; 4.5 is enough. */
  readonly ratio: number;
  /** The colour itself is too faint there: another shade of it is used. */
  readonly adjusted: boolean;
}

export type ThemeName = 'light' | 'dark';
type Rgb = readonly [red: number, green: number, blue: number];

export const ENOUGH = 4.5;
/** As in tokens.css: what the accent is read on, from the one where it is hardest; and where its shades go. */
const grounds = {
  light: { surface: '#ffffff', hardest: '#f1eeea', shade: '#000000', softness: 0.12 },
  dark: { surface: '#1b1a18', hardest: '#26241f', shade: '#ffffff', softness: 0.18 },
} as const;
/** What stands in tokens.css, for a look at the theme that is not in force. */
export const ownLook = {
  light: { surface: '#ffffff', ink: '#1d1b18', line: '#e7e3dc', accent: '#0b6e6e', strong: '#085656', soft: '#dff0ee', on: '#ffffff' },
  dark: { surface: '#1b1a18', ink: '#f2efe9', line: '#2d2a26', accent: '#4cc2bd', strong: '#7ad8d3', soft: '#12312f', on: '#04211f' },
} as const;
const inks = ['#ffffff', '#141311'] as const;

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

/** As WCAG 2.2 counts it: 1 (the same) to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour as it can be read in a theme: itself, or the nearest shade that is. */
export function accentLook(color: string, theme: ThemeName): AccentLook {
  const { surface, hardest, shade, softness } = grounds[theme];
  const readable = (one: string) =>
    Math.min(contrast(one, surface), contrast(one, hardest), contrast(one, mix(one, surface, softness))) >= ENOUGH;
  let accent = color;
  for (let step = 1; step <= 50 && !readable(accent); step += 1) accent = mix(shade, color, step / 50);
  const on = inks.find((ink) => contrast(ink, accent) >= ENOUGH) ?? inks[1];
  return {
    accent,
    strong: mix(shade, accent, 0.22),
    soft: mix(accent, surface, softness),
    on,
    ratio: Math.min(contrast(color, surface), contrast(color, hardest)),
    adjusted: accent !== color,
  };
}

/** So much of the first, the rest of the second. */
function mix(a: string, b: string, share: number): string {
  const [first, second] = [rgbOf(a), rgbOf(b)];
  const parts = first.map((part, i) => Math.round(part * share + (second[i] ?? 0) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function rgbOf(color: string): Rgb {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
