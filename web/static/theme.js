// Runs before the page is drawn; the same rule as in web/src/lib/ui/theme.svelte.ts.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('vinculo.theme') ?? 'system';
  } catch {
    // Storage may be forbidden: the system's choice serves.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
