import { expect, it } from 'vitest';
import { readDrift } from '#core/change/drift/drift.ts';
import { buildTestApp, setUpApp, type TestApp, type TestReply } from '#core/test/build-app.ts';
import { newField } from '#core/test/send-change.ts';

const CHANGES = 50;
const ENTITIES = ['department', 'company', 'person', 'team', 'product'];

it('many changes by several administrators, on two nodes, while everybody works: each is applied whole or refused by name', async () => {
  const near = await buildTestApp();
  const as = await setUpApp(near);
  const far = await buildTestApp({ connection: near.connection });
  const nodes = [near, far];
  const nodeOf = (i: number) => nodes[i % nodes.length] as TestApp;
  let ended = false;
  const statuses = new Map<number, number>();
  const people = [0, 1, 2, 3].map(async (person) => {
    for (let i = person; !ended; i += 1) {
      const reply =
        i % 3 === 0
          ? await nodeOf(i).send({ as, method: 'POST', url: '/records/department', body: { name: `D ${i}` } })
          : await nodeOf(i).send({ as, url: `/records/${ENTITIES[i % ENTITIES.length]}?limit=5` });
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    }
  });
  // What an administrator's studio does: read, add a field to what it read, send; on a conflict, read again.
  const add = async (i: number): Promise<TestReply> => {
    const app = nodeOf(i);
    const entity = ENTITIES[i % ENTITIES.length] as string;
    const base = app.engine.registry.current().revision;
    const { overlay } = (await app.send({ as, url: `/schema/${entity}` })).body;
    const field = i % 4 === 0 ? newField('relation_one', { 'x-relation': { target: 'person' } }) : newField('text', { maxLength: 40 });
    const changed = { ...overlay, properties: { ...overlay.properties, [`x_${i}`]: field } };
    return app.send({ as, method: 'POST', url: '/changes', body: { base, overlays: { [entity]: changed } } });
  };
  const replies = await Promise.all(
    Array.from({ length: CHANGES }, async (_, i) => {
      const sent: TestReply[] = [];
      do sent.push(await add(i));
      while (sent.at(-1)?.status !== 200 && sent.length < 60);
      return sent;
    }),
  );
  ended = true;
  await Promise.all(people);
  expect([...statuses.keys()].sort()).toEqual([200, 201]);
  const refused = replies.flatMap((sent) => sent.filter(({ status }) => status !== 200).map(({ status, body }) => [status, body.code]));
  expect(
    refused.filter(([status, code]) => !(status === 409 && code === 'CHANGE_CONFLICT') && !(status === 503 && code === 'BUSY')),
  ).toEqual([]);
  const revisions = replies.map((sent) => sent.at(-1)?.body.revision as number);
  expect(new Set(revisions).size).toBe(CHANGES);
  for (const app of nodes) {
    await app.engine.registry.reload();
    const { entities } = app.engine.registry.current();
    const missing = Array.from({ length: CHANGES }, (_, i) => i).filter(
      (i) => !entities.get(ENTITIES[i % ENTITIES.length] as string)?.fields.has(`x_${i}`),
    );
    expect(missing).toEqual([]);
  }
  await near.engine.tasks.run();
  expect(await readDrift(near.engine.change)).toEqual([]);
}, 180_000);
