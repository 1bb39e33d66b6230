import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '#schemas/types/api.ts';
import { companyFile } from '#scripts/bench/cases/company-file.ts';
import type { Reading, ReadingCase } from '#scripts/bench/reading.ts';
import { ask, CallError, type Side } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';

const ROWS = 100_000;
const GOAL = 10_000;
const LOOK_EVERY_MS = 50;

export const importCompanies: ReadingCase = {
  key: 'import',
  title: 'import of 100,000 companies',
  read: async (stage, say) => {
    const rows = Math.round(ROWS * stage.options.scale);
    say(`  hand-written COPY of ${rows.toLocaleString('en')} rows`);
    const theirs = await timed(() => copyIn(stage.theirs, companyFile(rows, 'B')));
    say(`  ours: ${rows.toLocaleString('en')} rows through upload, trial and run`);
    const ours = await importFile(stage, companyFile(rows, 'A'), rows);
    const line = (title: string, ms: number, goal?: number): Reading => {
      const rate = (rows / ms) * 1_000;
      const value = `${Math.round(rate).toLocaleString('en')} rows/s`;
      return {
        title,
        value,
        goal: goal === undefined ? '' : `≥ ${goal.toLocaleString('en')}`,
        isMet: goal === undefined ? undefined : rate >= goal,
      };
    };
    return [
      line(`import of ${rows.toLocaleString('en')} companies: upload, read and profile`, ours.upload, GOAL),
      line('  trial: every row checked and matched', ours.trial, GOAL),
      line('  run: stored, with audit and undo', ours.run, GOAL),
      line('  all three together', ours.upload + ours.trial + ours.run),
      line('  hand-written COPY: unchecked, no trail, no undo', theirs),
    ];
  },
};

async function importFile({ ours: side }: Stage, file: string, rows: number): Promise<{ upload: number; trial: number; run: number }> {
  let begun: Import | undefined;
  const upload = await timed(async () => {
    begun = await send(side, file);
  });
  const { id, suggestions } = begun as unknown as Import;
  const mapping = suggestions.map(({ column, field }) => ({ column, field }));
  await ask(side, { method: 'PATCH', path: `/imports/${id}`, body: { mapping, matchBy: [], onMatch: 'skip' } });
  const trial = await timed(() => step(side, id, 'dry-run'));
  const run = await timed(() => step(side, id, 'run'));
  const { state, counts } = await ask(side, { method: 'GET', path: `/imports/${id}` });
  if (state !== 'done' || counts?.create !== rows) throw new Error(`the import ended as ${state}: ${JSON.stringify(counts)}`);
  return { upload, trial, run };
}

async function send({ origin, headers }: Side, file: string): Promise<Import> {
  const form = new FormData();
  form.append('file', new Blob([file], { type: 'text/csv' }), 'empresas.csv');
  const reply = await fetch(`${origin}/api/v1/imports?entity=company`, { method: 'POST', headers, body: form });
  if (!reply.ok) throw new Error(`upload: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as Import;
}

async function step(side: Side, id: string, name: 'dry-run' | 'run'): Promise<void> {
  await ask(side, { method: 'POST', path: `/imports/${id}/${name}`, body: {} });
  for (;;) {
    const { state, error } = await ask(side, { method: 'GET', path: `/imports/${id}` });
    if (state === 'failed') throw new Error(`the import failed: ${JSON.stringify(error)}`);
    if (state !== 'checking' && state !== 'running') return;
    await sleep(LOOK_EVERY_MS);
  }
}

async function copyIn(side: Side, file: string): Promise<void> {
  const reply = await fetch(`${side.origin}/api/v1/companies.csv`, {
    method: 'POST',
    headers: { ...side.headers, 'content-type': 'text/csv' },
    body: file,
  });
  if (!reply.ok) throw new CallError(side, { method: 'POST', path: '/companies.csv' }, { status: reply.status, text: await reply.text() });
  await reply.arrayBuffer();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
