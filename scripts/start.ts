import { join } from 'node:path';
import { ConfigError, readConfig } from '#core/config.ts';
import { StartError, startServer } from '#core/server.ts';
import { buildWeb } from '#scripts/build-web.ts';

const root = join(import.meta.dirname, '..');

try {
  const config = readConfig(process.env);
  // In development Vite serves the web app.
  const webFolder = process.argv.includes('--api-only') ? undefined : await buildWeb(root);
  const server = await startServer({ config, pluginFolders: [join(root, 'plugins')], ...(webFolder !== undefined && { webFolder }) });
  for (const notice of server.notices) console.log(notice);
  console.log(`\n  Vínculo is ready: ${server.address}\n`);
  if (server.setupCode) console.log(`  First time here? Open the address and enter this code: ${server.setupCode}\n`);
  stopOnSignal(server.stop);
} catch (error) {
  // What a person can mend is said in one sentence; the rest needs its stack.
  const known = error instanceof ConfigError || error instanceof StartError;
  console.error(known ? error.message : error);
  process.exit(1);
}

/** The first Ctrl-C ends what is running and the database; a second one does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
