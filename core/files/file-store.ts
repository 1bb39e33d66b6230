import type { Readable } from 'node:stream';
import { AppError } from '#core/errors.ts';
import { fileType } from '#core/files/file-type.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { Queryable } from '#core/sql/database.ts';

/** A file as a field of a record holds it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** As its first bytes say, where they do: 'image/png'. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Readable;
  /** Who sends it: only they can put it into a record. */
  readonly userId: string;
  /** True when the bytes ended at the limit, and not with the file. */
  isCut(): boolean;
}

export const MAX_FILE = 25 * 1_048_576;
const PART = 262_144;
const LONGEST_NAME = 200;

/**
 * Takes a file in, whole or not at all. Between two parts it holds no connection: a slow sender keeps nobody waiting.
 * Throws BODY_TOO_LARGE, FILE_EMPTY.
 */
export async function storeFile(db: Queryable, upload: Upload): Promise<StoredFile> {
  const id = uuid7();
  const name = cleanName(upload.name);
  await db.run(
    sql`INSERT INTO vinculo.file (id, name, type, size, created_by) VALUES (${id}::uuid, ${name}, '', 0, ${upload.userId}::uuid)`,
  );
  try {
    return await storeParts(db, { id, name, upload });
  } catch (error) {
    // Of one that is killed here nobody ever learns the id: it goes with what is not saved within a day.
    await db.run(sql`DELETE FROM vinculo.file WHERE id = ${id}::uuid`);
    throw error;
  }
}

async function storeParts(db: Queryable, { id, name, upload }: { id: string; name: string; upload: Upload }): Promise<StoredFile> {
  let size = 0;
  let type = '';
  let part = 0;
  for await (const piece of parts(upload.bytes)) {
    if (part === 0) type = fileType(piece, name);
    await db.run(sql`INSERT INTO vinculo.file_part VALUES (${id}::uuid, ${part}::int, ${piece})`);
    size += piece.length;
    part += 1;
  }
  if (upload.isCut()) throw new AppError('BODY_TOO_LARGE', { params: { limit: `${MAX_FILE / 1_048_576} MB` } });
  if (size === 0) throw new AppError('FILE_EMPTY');
  await db.run(sql`UPDATE vinculo.file SET type = ${type}, size = ${size}::bigint WHERE id = ${id}::uuid`);
  return { id, name, type, size };
}

async function* parts(bytes: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    held.push(piece);
    length += piece.length;
    if (length < PART) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}

/** What is shown and written into a header later: one line, no way into another folder. */
function cleanName(name: string): string {
  const [last = ''] = name
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .split(/[\\/]/)
    .slice(-1);
  // Last of all: cutting may have left half a character.
  return last.trim().slice(-LONGEST_NAME).toWellFormed() || 'file';
}

/** The bytes, part by part. */
export async function* readFile(db: Queryable, id: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const [row] = await db.tuples(sql`SELECT bytes FROM vinculo.file_part WHERE file_id = ${id}::uuid AND part = ${part}::int`);
    if (!row) return;
    yield row[0] as Buffer;
  }
}

/** Uploads that nobody saved in a record within a day, and files of entities that were deleted for good. */
export async function dropLostFiles(db: Queryable): Promise<void> {
  await db.run(sql`DELETE FROM vinculo.file WHERE record_id IS NULL AND created_at < now() - interval '1 day'`);
  await db.run(sql`DELETE FROM vinculo.file WHERE entity_no NOT IN (SELECT no FROM vinculo.entity)`);
}
