// Runs before the page is drawn; the same rule as in web/src/lib/ui/theme.svelte.ts.
(() => {
  let choice = 'system';
  let accent;
  try {
    choice = localStorage.getItem('vinculo.theme') ?? 'system';
    accent = JSON.parse(localStorage.getItem('vinculo.accent') ?? 'null');
  } catch {
    // Storage may be forbidden: the system's choice serves.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
  for (const [token, value] of Object.entries(accent?.[theme] ?? {})) document.documentElement.style.setProperty(token, value);
})();
