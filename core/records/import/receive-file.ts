import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from '#core/kit/sql.ts';
import { openFile } from '#core/records/import/reading/open-file.ts';
import type { ReadingOptions } from '#core/records/import/reading/source-row.ts';
import { type Staged, stageRows } from '#core/records/import/reading/stage-rows.ts';
import { copyIn } from '#core/sql/copy-in.ts';
import type { Database, SqlSession } from '#core/sql/database.ts';
import type { ImportFile } from '#schemas/types/api.ts';

export interface StagedFile extends Staged {
  readonly file: ImportFile;
}

/** Runs `work` with a path at which the bytes stand for as long as it takes. The path is of this machine only. */
export async function withSpooled<T>(bytes: Readable, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vinculo-import-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Reading {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly options: ReadingOptions;
  readonly country: string;
}

/** Reads a file into the staging table, in the session's transaction. The import's own row must exist. */
export async function stageFile(
  session: SqlSession,
  importId: string,
  { path, name, size, options, country }: Reading,
): Promise<StagedFile> {
  const source = await openFile(path, options);
  const staging = stageRows(source, importId, country);
  await copyIn(session, 'vinculo.import_row (import_id, row_no, cells, flaws)', staging.lines);
  const staged = staging.result();
  const { kind, encoding, separator, sheet, sheets } = source;
  const file = {
    name,
    size,
    kind,
    headerRow: staged.headerRow,
    ...(encoding && { encoding }),
    ...(separator && { separator }),
    ...(sheet !== undefined && { sheet }),
    ...(sheets && { sheets: [...sheets] }),
  };
  return { ...staged, file };
}

const PART = 1_048_576;

/** Keeps the file itself, so that any node can read it again with other options. */
export async function keepFile(session: SqlSession, importId: string, path: string): Promise<void> {
  const packed = createReadStream(path).pipe(createGzip({ level: 1 }));
  let part = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const store = async () => {
    await session.query('INSERT INTO vinculo.import_file (import_id, part, bytes) VALUES ($1, $2, $3)', [
      importId,
      part,
      Buffer.concat(waiting),
    ]);
    part += 1;
    waiting = [];
    size = 0;
  };
  for await (const chunk of packed as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    size += chunk.length;
    if (size >= PART) await store();
  }
  if (size > 0) await store();
}

/** The bytes of a file that was kept. */
export function keptFile(database: Database, importId: string): Readable {
  const unpacked = createGunzip();
  const send = async () => {
    for (let part = 0; ; part += 1) {
      const [row] = await database.rows<{ bytes: Buffer }>(
        sql`SELECT bytes FROM vinculo.import_file WHERE import_id = ${importId}::uuid AND part = ${part}::int`,
      );
      if (!row) break;
      if (!unpacked.write(row.bytes)) await new Promise((resolve) => unpacked.once('drain', resolve));
    }
    unpacked.end();
  };
  send().catch((error: Error) => unpacked.destroy(error));
  return unpacked;
}

/** One transaction on one connection, without the limit of time that statements have: a COPY takes as long as its file. */
export function stagingTransaction<T>(database: Database, work: (session: SqlSession) => Promise<T>): Promise<T> {
  return database.session(async (session) => {
    try {
      await session.query('BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
      const result = await work(session);
      await session.query('COMMIT');
      return result;
    } catch (error) {
      await session.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}
