import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { Session as Inspector } from 'node:inspector/promises';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { stepImport, uploadFile } from '#core/test/import-file.ts';
import pg from 'pg';
const times = new Map<string, [number, number]>();
const original = pg.Client.prototype.query as any;
(pg.Client.prototype as any).query = function (this: any, ...args: any[]) {
  const text = typeof args[0] === 'string' ? args[0] : args[0]?.text;
  const r = original.apply(this, args);
  if (text && r?.then) { const t = performance.now(); r.then(() => { const k = text.replace(/\s+/g,' ').slice(0, 60) + (text.match(/(INSERT|UPDATE) (INTO )?\S*\.\S+/)?.[0] ?? ''); const e = times.get(k) ?? [0, 0]; e[0] += performance.now() - t; e[1]++; times.set(k, e); }, () => {}); }
  return r;
};
const plugins = [new URL('../../../plugins', import.meta.url).pathname];
it('measures', { timeout: 600_000 }, async () => {
  const n = Number(process.env['ROWS'] ?? 20000);
  const app = await buildTestApp({ pluginFolders: plugins });
  const as = await setUpApp(app);
  const companies = ['name;sector;city;employees'];
  for (let i = 0; i < n; i++) companies.push(`Empresa ${i};Setor ${i % 20};Lisboa;${i % 500}`);
  const leads = ['name;reference;company;amount;started;status'];
  for (let i = 0; i < n; i++) leads.push(`Negócio ${i};R${i};Empresa ${i % 1000};1.234,${10 + (i % 80)};${1 + (i % 28)}/03/2026;${i % 2 ? 'Won' : 'To do'}`);
  const inspector = new Inspector();
  if (process.env['PROF']) { inspector.connect(); await inspector.post('Profiler.enable'); await inspector.post('Profiler.start'); }
  for (const [entity, lines, mapping] of [
    ['company', companies, undefined],
    ['lead', leads, [{ column: 0, field: 'name' }, { column: 1, field: 'reference' }, { column: 2, field: 'company' }, { column: 3, field: 'amount' }, { column: 4, field: 'started_on' }, { column: 5, field: 'status' }]],
  ] as const) {
    const t0 = performance.now();
    const up = await uploadFile(app, { as, entity, content: lines.join('\n') });
    const id = up.body.id;
    const t1 = performance.now();
    if (mapping) { const r = await app.send({ as, method: 'PATCH', url: `/imports/${id}`, body: { mapping, matchBy: ['reference'] } }); if (r.status !== 200) console.log(r.body); }
    else console.log(JSON.stringify(up.body.mapping), up.body.matchBy);
    const checked = await stepImport(app, as, { id, step: 'dry-run' });
    const t2 = performance.now();
    const done = await stepImport(app, as, { id, step: 'run' });
    const t3 = performance.now();
    for (const [k, [ms, c]] of [...times].sort((a, b) => b[1][0] - a[1][0]).slice(0, 9)) console.log('   ', Math.round(ms), c, k);
    times.clear();
    console.log(entity, 'upload', Math.round(n / (t1 - t0) * 1000), 'dry', Math.round(n / (t2 - t1) * 1000), 'run', Math.round(n / (t3 - t2) * 1000), 'rows/s', JSON.stringify(checked.counts), JSON.stringify(done.counts), done.error ?? '');
    const t4 = performance.now();
    if (process.env['UNDO']) { const u = await stepImport(app, as, { id, step: 'undo' }); console.log('undo', Math.round(n / (performance.now() - t4) * 1000), JSON.stringify(u.undo), u.error ?? ''); }
  }
  if (process.env['PROF']) { const { profile } = await inspector.post('Profiler.stop'); writeFileSync('/tmp/import.cpuprofile', JSON.stringify(profile)); }
});
