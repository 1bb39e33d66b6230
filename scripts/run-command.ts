import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a program of node_modules, or one of our scripts, and passes on what it prints. */
export function runCommand(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
  const file = program.endsWith('.ts') ? process.execPath : join(root, 'node_modules', '.bin', program);
  const all = program.endsWith('.ts') ? [join(root, program), ...args] : args;
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString();
      stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}
