import { setTimeout as sleep } from 'node:timers/promises';
import type { Session, TestApp, TestReply } from '#core/test/build-app.ts';
import type { Import, ImportPatch } from '#schemas/types/api.ts';

export interface FileToImport {
  readonly as: Session;
  readonly entity: string;
  readonly name?: string;
  readonly content: string | Buffer;
}

/** Sends a file as a browser's form does. */
export async function uploadFile(app: TestApp, { as, entity, name = 'file.csv', content }: FileToImport): Promise<TestReply> {
  const boundary = 'x-vinculo-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return app.send({ as, method: 'POST', url: `/imports?entity=${entity}`, body, headers });
}

/** Takes the next step of an import and waits until its work has come to an end. */
export async function stepImport(
  app: TestApp,
  as: Session,
  { id, step }: { id: string; step: 'dry-run' | 'run' | 'undo' },
): Promise<Import> {
  const begun = await app.send({ as, method: 'POST', url: `/imports/${id}/${step}`, body: {} });
  if (begun.status !== 200) throw new Error(`${step}: ${JSON.stringify(begun.body)}`);
  return waitForImport(app, as, id);
}

export async function waitForImport(app: TestApp, as: Session, id: string): Promise<Import> {
  for (;;) {
    const { body } = await app.send({ as, url: `/imports/${id}` });
    if (!['checking', 'running', 'undoing'].includes(body.state)) return body as Import;
    await sleep(20);
  }
}

/** Upload, mapping, dry run and run in one go; the counts of both must agree. */
export async function importFile(
  app: TestApp,
  { patch, ...file }: FileToImport & { patch?: ImportPatch },
): Promise<{ checked: Import; done: Import }> {
  const { as } = file;
  const uploaded = await uploadFile(app, file);
  if (uploaded.status !== 201) throw new Error(`upload: ${JSON.stringify(uploaded.body)}`);
  const { id } = uploaded.body as Import;
  if (patch) {
    const changed = await app.send({ as, method: 'PATCH', url: `/imports/${id}`, body: patch });
    if (changed.status !== 200) throw new Error(`mapping: ${JSON.stringify(changed.body)}`);
  }
  const checked = await stepImport(app, as, { id, step: 'dry-run' });
  const done = await stepImport(app, as, { id, step: 'run' });
  return { checked, done };
}
