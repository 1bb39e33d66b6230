import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { withLock } from '#scripts/with-lock.ts';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real Chromium: that of the machine, or the one that comes from npm. */
export async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return { executablePath: system, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] };
  // It unpacks itself into the temporary folder: two runs at once must not do that together.
  const executablePath = await withLock(join(tmpdir(), 'vinculo-chromium.lock'), () => chromium.executablePath());
  // It would draw by a graphics card that it computes: many times the work, and pages wait behind the frames of the one before.
  const args = chromium.args.filter(
    (arg) => !/^--(?:single-process|headless|use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu)/.test(arg),
  );
  return { executablePath, args: [...args, '--disable-gpu'] };
}
