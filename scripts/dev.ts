import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readConfig } from '#core/config.ts';
import { root } from '#scripts/run-command.ts';

/** `npm run dev`: the server started anew when its files change, and Vite in front of it. */
const config = readConfig({ PORT: '3001', ...process.env });
const api = `http://${config.host}:${config.port}`;
const server = spawn(
  process.execPath,
  ['--watch-path=core', '--watch-path=plugins', '--watch-path=schemas', join(root, 'scripts', 'start.ts'), '--api-only'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: String(config.port) },
  },
);
const web = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'dev', '-c', 'scripts/config/vite.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, VINCULO_API: api },
});
for (const child of [server, web]) {
  child.once('exit', (code) => {
    for (const other of [server, web]) other.kill('SIGTERM');
    process.exitCode = code ?? 1;
  });
}
process.on('SIGINT', () => undefined);
