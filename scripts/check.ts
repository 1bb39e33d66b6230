import { runCommand } from '#scripts/run-command.ts';

interface Check {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Everything a machine can judge without running the product. */
const checks: readonly Check[] = [
  { name: 'generated types are fresh', program: 'scripts/types.ts', args: ['--check'] },
  { name: 'server types', program: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'web types', program: 'svelte-check', args: ['--tsconfig', 'web/tsconfig.json', '--output', 'human', '--fail-on-warnings'] },
  { name: 'format and lint', program: 'biome', args: ['check', '--config-path=scripts/config/lint.json', '.'] },
  {
    name: 'layers',
    program: 'depcruise',
    args: ['-c', 'scripts/config/layers.depcruise.mjs', 'core', 'plugins', 'schemas', 'scripts', 'web/src'],
  },
  { name: 'no unused exports', program: 'scripts/lint/unused-exports.ts', args: [] },
  { name: 'licences', program: 'scripts/lint/licences.ts', args: [] },
];

export interface CheckResult {
  readonly passed: number;
  readonly failed: number;
}

export async function runChecks(): Promise<CheckResult> {
  const failed: string[] = [];
  for (const { name, program, args } of checks) {
    console.log(`\n▸ ${name}`);
    const { code } = await runCommand(program, args);
    if (code !== 0) failed.push(name);
  }
  for (const name of failed) console.log(`✗ ${name}`);
  return { passed: checks.length - failed.length, failed: failed.length };
}

if (import.meta.main) {
  const { passed, failed } = await runChecks();
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
