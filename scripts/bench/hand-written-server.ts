import Fastify from 'fastify';
import { board } from '#scripts/bench/hand-written/board.ts';
import { connect } from '#scripts/bench/hand-written/connect.ts';
import { live } from '#scripts/bench/hand-written/live.ts';
import { reads } from '#scripts/bench/hand-written/reads.ts';
import { search } from '#scripts/bench/hand-written/search.ts';
import { timeline } from '#scripts/bench/hand-written/timeline.ts';
import { uploads } from '#scripts/bench/hand-written/uploads.ts';
import { writes } from '#scripts/bench/hand-written/writes.ts';

/**
 * What a good developer writes by hand for exactly these calls: Fastify, pg, fixed prepared statements, on the same tables and indexes,
 * with a pool of the same size. It answers with the same records. It leaves out what the product does besides: sessions and rights per
 * row and field, checked input, definitions that change while it runs, audit trail, outbox, live delivery that asks who may see what,
 * idempotency, translated errors, rules and hooks, currencies of sums, what trash means for related records.
 */
const { CONNECTION, TOKEN, SEARCHED } = process.env;
const pool = connect(JSON.parse(CONNECTION ?? '{}'));
const app = Fastify({ logger: { level: 'warn' }, bodyLimit: 200 * 1_048_576 });
const bearer = `Bearer ${TOKEN}`;
app.addHook('onRequest', async (request, reply) => {
  if (request.headers.authorization !== bearer) return reply.code(401).send({ title: 'Sign in' });
});
const { tell } = await live(app);
for (const routes of [reads, board, timeline, uploads]) routes(app, pool);
search(app, pool, JSON.parse(SEARCHED ?? '{}'));
writes(app, { pool, tell });

console.log(`ready: ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
const stop = () =>
  void app
    .close()
    .then(() => pool.end())
    .finally(() => process.exit());
process.once('SIGTERM', stop);
// Whoever started it is gone: nobody else will stop it.
process.stdin.resume().once('end', stop);
