import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#scripts/run-command.ts';

const FOLDERS = ['core', 'plugins', 'scripts', 'web/src', 'web/e2e'];
/** Types are left out: those of a public function's parameters are exported for its callers. */
const EXPORT = /^export (?:async )?(?:function\*?|const|let|class) (\w+)/gm;
/** Read by tools or by plugins, not by our own imports. */
const DOORS =
  /^core\/contract\/|^web\/src\/lib\/plugin\/|^plugins\/[^/]+\/server\/index\.ts$|^web\/src\/(routes|hooks|service-worker)|^scripts\/config\//;
const TEST = /\.(test|e2e|samples)\.ts$|^core\/test\/|^web\/e2e\/|contract-suite/;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).replaceAll('\\', '/')),
)
  .filter((file) => /\.(ts|svelte)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const users = new Map<string, Set<string>>();
for (const { file, text } of files) {
  for (const [word] of text.matchAll(/\b[A-Za-z_]\w*\b/g)) users.set(word, (users.get(word) ?? new Set()).add(file));
}

/** Exports that nobody imports. A test may look into what its file uses itself, but does not keep dead code alive. */
const unused = files
  .filter(({ file }) => !DOORS.test(file) && !TEST.test(file))
  .flatMap(({ file, text }) => [...text.matchAll(EXPORT)].map(([, name = '']) => ({ file, name, text })))
  .filter(({ file, name, text }) => {
    const others = [...(users.get(name) ?? [])].filter((user) => user !== file);
    const usedInside = (text.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1;
    return usedInside ? others.length === 0 : others.every((user) => TEST.test(user));
  });

for (const { file, name } of unused) console.log(`${file}: ${name} is exported, but nobody imports it`);
process.exit(unused.length === 0 ? 0 : 1);
