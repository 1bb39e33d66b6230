import { createRequire } from 'node:module';
import standalone from 'ajv/dist/standalone/index.js';
import { rolldown } from 'rolldown';
import type { Entity } from '#core/contract/registry.ts';
import { createAjv } from '#core/records/validator.ts';
import { bodySchema } from '#core/schema/entity-schema.ts';

const ENTRY = '\0entity';
const VALIDATE = '\0validate';

const made = new WeakMap<Entity, Map<string, Promise<string>>>();

/**
 * A module for the browser that checks what a form would send as the server will: `validate`, compiled ahead by ajv,
 * since the page's policy forbids making code from strings. Fields hidden from the caller are not in it.
 */
export function entityValidator(entity: Entity, hidden: ReadonlySet<string>): Promise<string> {
  const modules = made.get(entity) ?? new Map<string, Promise<string>>();
  made.set(entity, modules);
  const key = [...hidden].sort().join(',');
  const module = modules.get(key) ?? buildModule(entity, hidden);
  modules.set(key, module);
  return module;
}

async function buildModule(entity: Entity, hidden: ReadonlySet<string>): Promise<string> {
  const ajv = createAjv({ code: { source: true, esm: false } });
  const code = standalone.default(ajv, ajv.compile(bodySchema(entity, hidden)));
  const sources: Readonly<Record<string, string>> = {
    [ENTRY]: `export { default as validate } from '${VALIDATE}';`,
    [VALIDATE]: code,
  };
  const require = createRequire(import.meta.url);
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'browser',
    plugins: [
      {
        name: 'entity-validator',
        resolveId: (id, importer) => {
          if (id in sources) return id;
          // The compiled code asks for ajv's runtime; it stands in no folder of its own.
          return importer === VALIDATE ? require.resolve(id) : null;
        },
        load: (id) => sources[id] ?? null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output[0].code;
}
