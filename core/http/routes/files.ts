import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { MAX_FILE, readFile, type StoredFile, storeFile } from '#core/files/file-store.ts';
import { isPicture } from '#core/files/file-type.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { findFile } from '#core/records/find-file.ts';

/** Files go up alone, and come back as a part of the record that holds them: who may not read the field cannot have the file. */
export function fileRoutes(app: FastifyInstance, engine: Engine): void {
  app.post('/files', { bodyLimit: 2 * MAX_FILE }, async (request, reply) => {
    const userId = callerOf(engine, request).user.id;
    const file = request.isMultipart() ? await request.file({ limits: { fileSize: MAX_FILE, files: 1 } }) : undefined;
    if (!file) throw new AppError('IMPORT_FILE_MISSING');
    const upload = { name: file.filename, bytes: file.file, userId, isCut: () => file.file.truncated };
    return reply.code(201).send(await storeFile(engine.database, upload));
  });

  app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) =>
    send(engine, reply, await findFile(engine.records, callerOf(engine, request), request.params.id)),
  );
}

/** Pictures may be shown, everything else is taken away: no file of a user's ever runs under our address. */
function send(engine: Engine, reply: FastifyReply, file: StoredFile | undefined) {
  if (!file) throw new AppError('FILE_NOT_FOUND');
  const shown = isPicture(file.type);
  return (
    reply
      .type(shown ? file.type : 'application/octet-stream')
      .header('content-length', file.size)
      .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      // The address names a field, not a file: what it holds may change.
      .header('cache-control', 'private, no-cache')
      .send(Readable.from(readFile(engine.database, file.id)))
  );
}
