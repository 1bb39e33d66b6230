import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the built web app is made from. */
const SOURCES = ['web/src', 'web/static', 'schemas/text', 'schemas/types', 'scripts/config/vite.config.ts', 'package-lock.json', 'plugins'];
const STAMP = 'vinculo-sources.txt';

/** Builds the web app when it is missing or older than its sources; two starts at once build it once. Returns its folder. */
export async function buildWeb(root: string): Promise<string> {
  const folder = join(root, 'web', 'build');
  const wanted = fingerprint(root);
  if (isCurrent(folder, wanted)) return folder;
  const release = await lock(join(root, 'web', '.build-lock'));
  try {
    if (isCurrent(folder, wanted)) return folder;
    console.log('Building the web app (about half a minute, only after a change) …');
    const fresh = `${folder}.${process.pid}`;
    await run(root, fresh);
    writeFileSync(join(fresh, STAMP), wanted);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    release();
  }
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
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, VINCULO_WEB_BUILD: folder, NODE_ENV: 'production' },
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web app could not be built (vite ended with code ${code}).`)),
    );
  });
}

/** One builder at a time; the lock of a process that is gone is taken over. */
async function lock(path: string): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(path);
      writeFileSync(join(path, 'pid'), String(process.pid));
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (isAbandoned(path)) rmSync(path, { recursive: true, force: true });
    else await sleep(300);
  }
}

function isAbandoned(path: string): boolean {
  try {
    process.kill(Number(readFileSync(join(path, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // No such process; or the owner has not written its number yet, which takes no time at all.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
