import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Cleanup } from '#scripts/bench/cleanup.ts';

const root = join(import.meta.dirname, '..', '..');
const PATIENCE_MS = 120_000;

export interface Program {
  readonly pid: number;
  /** What the pattern's first group caught. */
  readonly said: string;
  stop(): Promise<void>;
}

export interface ProgramStart {
  /** A script of this repository and its arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Printed when it is ready. */
  readonly ready: RegExp;
  readonly cleanup: Cleanup;
}

/** Starts a script with this Node and waits until it says that it is ready. */
export async function startProgram({ args, env, ready, cleanup }: ProgramStart): Promise<Program> {
  let child: ChildProcess | undefined;
  cleanup.add(() => stop(child));
  // In a group of its own, so that Ctrl+C in the terminal reaches us only, and we stop it once and in order.
  child = spawn(process.execPath, [...args], { cwd: root, env: { ...process.env, ...env }, stdio: 'pipe', detached: true });
  const said = await firstWords(child, ready);
  return { pid: child.pid as number, said, stop: () => stop(child) };
}

function firstWords(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => fail('took too long'), PATIENCE_MS);
    const fail = (what: string) => {
      clearTimeout(timer);
      child.kill('SIGTERM');
      reject(new Error(`${child.spawnargs.slice(1).join(' ')} ${what}:\n${text}`));
    };
    child.once('exit', (code) => fail(`ended with code ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece: Buffer) => {
        text = `${text}${piece}`.slice(-20_000);
        const found = ready.exec(text)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve(found);
      });
    }
    // Later words are those of a failure.
    child.stderr?.on('data', (piece: Buffer) => process.stderr.write(piece));
  });
}

/** Longer than the product needs to end what it does. */
const STOP_PATIENCE_MS = 30_000;

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await once(child, 'exit');
  clearTimeout(impatience);
}
