import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '#scripts/build-web.ts';
import { type CheckResult, runChecks } from '#scripts/check.ts';
import { root, runCommand } from '#scripts/run-command.ts';

/** `npm test`: checks, then unit, database and contract tests, then journeys in a browser. The last line is the sum. */
const reports = mkdtempSync(join(tmpdir(), 'vinculo-report-'));
const results: CheckResult[] = [];
try {
  results.push(await runChecks());
  results.push(await runUnitTests());
  results.push(await runJourneys());
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function runUnitTests(): Promise<CheckResult> {
  console.log('\n▸ unit, database and contract tests');
  const file = join(reports, 'vitest.json');
  const { code } = await runCommand('vitest', [
    'run',
    '-c',
    'scripts/config/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return counted({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, code);
}

async function runJourneys(): Promise<CheckResult> {
  console.log('\n▸ journeys in a browser');
  await buildWeb(root);
  const file = join(reports, 'playwright.json');
  const { code } = await runCommand('playwright', ['test', '-c', 'scripts/config/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {};
  return counted({ passed: expected + flaky, failed: unexpected }, code);
}

/** A runner that ended badly without a failed test (it crashed, or found none) is a failure as well. */
function counted(result: CheckResult, code: number): CheckResult {
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
