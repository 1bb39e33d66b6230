import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const api = process.env.VINCULO_API ?? 'http://127.0.0.1:3000';
const build = process.env.VINCULO_WEB_BUILD ?? 'web/build';

export default defineConfig({
  plugins: [
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
