import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '#scripts/with-lock.ts';

/** What the built web app is made from. */
const SOURCES = ['web/src', 'web/static', 'schemas/text', 'schemas/types', 'scripts/config/vite.config.ts', 'package-lock.json', 'plugins'];
const STAMP = 'vinculo-sources.txt';

/** Builds the web app when it is missing or older than its sources; two starts at once build it once. Returns its folder. */
export async function buildWeb(root: string): Promise<string> {
  const folder = join(root, 'web', 'build');
  const wanted = fingerprint(root);
  if (isCurrent(folder, wanted)) return folder;
  await withLock(join(root, 'web', '.build-lock'), async () => {
    if (isCurrent(folder, wanted)) return;
    console.log('Building the web app (about half a minute, only after a change) …');
    const fresh = `${folder}.${process.pid}`;
    await run(root, fresh);
    writeFileSync(join(fresh, STAMP), wanted);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  });
  return folder;
}

function isCurrent(folder: string, wanted: string): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function fingerprint(root: string): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(path.slice(root.length)).update(readFileSync(path));
  };
  for (const source of SOURCES) visit(join(root, source));
  return hash.digest('hex');
}

function run(root: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', '-c', 'scripts/config/vite.config.ts', '--logLevel', 'error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, VINCULO_WEB_BUILD: folder, NODE_ENV: 'production' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web app could not be built (vite ended with code ${code}).\n${output}`)),
    );
  });
}
