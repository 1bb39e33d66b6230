import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from } from 'pg-copy-streams';
import type { SqlSession } from '#core/sql/database.ts';
import { translateError } from '#core/sql/translate-error.ts';

const PIECE = 65_536;

/** Streams lines of COPY's text format into a table; memory stays flat however many there are. `target` is text of ours. */
export async function copyIn(session: SqlSession, target: string, lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces(lines)), session.query(from(`COPY ${target} FROM STDIN`)));
  } catch (error) {
    throw translateError(error);
  }
}

/** Few large pieces travel faster than many small ones. */
async function* pieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const line of lines) {
    waiting += line;
    if (waiting.length < PIECE) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}
