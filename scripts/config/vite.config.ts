import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const api = process.env.VINCULO_API ?? 'http://127.0.0.1:3000';
const build = process.env.VINCULO_WEB_BUILD ?? 'web/build';

/** Kit hides the place where it announces pages with an inline style, which our policy forbids; `app.css` hides it instead. */
const announcerWithoutInlineStyle = {
  name: 'announcer-without-inline-style',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.endsWith('/components/root.svelte') ? code.replace(/(id="svelte-announcer"[^>]*?)\sstyle="[^"]*"/, '$1') : null,
};

export default defineConfig({
  // Fonts as data: addresses would have to be allowed by the policy.
  build: { assetsInlineLimit: 0 },
  plugins: [
    announcerWithoutInlineStyle,
    sveltekit({
      adapter: adapter({ pages: build, assets: build, fallback: 'index.html', precompress: true }),
      files: { src: 'web/src', assets: 'web/static' },
      outDir: 'web/.svelte-kit',
      // Absolute asset paths: the one page is served below every address.
      paths: { relative: false },
    }),
  ],
  server: {
    proxy: {
      '/api': { target: api, ws: true },
      '/health': api,
    },
  },
});
