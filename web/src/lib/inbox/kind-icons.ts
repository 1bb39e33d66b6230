/** A sign for each reason to be told something; modules may have others. */
const icons: Readonly<Record<string, string>> = {
  assigned: 'user-check',
  mentioned: 'at-sign',
  watched: 'eye',
  due: 'clock',
  woke: 'circle-play',
};

export function kindIcon(kind: string): string {
  return icons[kind] ?? 'bell';
}
