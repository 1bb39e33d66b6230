import { join } from 'node:path';

/** The bundled plugins, for tests of what people get. The core's own tests pass without any. */
export const bundledPlugins: readonly string[] = [join(import.meta.dirname, '..', '..', 'plugins')];
