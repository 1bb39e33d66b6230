import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#scripts/run-command.ts';

/** What may be shipped with an MIT product. */
const ALLOWED =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|PSF-2\.0|MPL-2\.0|OFL-1\.1|Unlicense|PostgreSQL|WTFPL)$/;

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Their licence stands in a file beside the code, not in package.json. */
const BY_FILE: Readonly<Record<string, string>> = { 'node_modules/svelte-toolbelt': 'MIT', 'node_modules/png-js': 'MIT' };

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, LockedPackage>> };
const refused = Object.entries(lock.packages).filter(
  ([path, { license, dev }]) => path !== '' && !dev && !isAllowed(license ?? BY_FILE[path] ?? licenceFile(path)),
);
for (const [path, { license }] of refused) console.log(`${path}: ${license ?? 'no licence named'}`);
process.exit(refused.length === 0 ? 0 : 1);

/** 'MIT OR GPL-3.0' lets us choose; 'MIT AND X' asks for both. */
function isAllowed(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '').trim();
  if (/ OR /i.test(plain)) return plain.split(/ OR /i).some(isAllowed);
  return plain.split(/ AND /i).every((part) => ALLOWED.test(part.trim()));
}

/** A few old packages name theirs only in package.json's past forms. */
function licenceFile(path: string): string {
  try {
    const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
      license?: unknown;
      licenses?: { type: string }[];
    };
    return String(manifest.license ?? manifest.licenses?.[0]?.type ?? '');
  } catch {
    // A package for another platform: locked, but not installed here.
    return 'MIT';
  }
}
