import pg from 'pg';

const DATE = 1082;
const TIMESTAMPTZ = 1184;

// Moments go out as they are; making Date objects of them first would cost more than the rest of the row.
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(TIMESTAMPTZ, (text) => {
  const time = text.slice(11, -3);
  return `${text.slice(0, 10)}T${time.length === 8 ? `${time}.000` : time.padEnd(12, '0')}Z`;
});

/** A pool as large as the product's. */
export function connect(connection: pg.PoolConfig): pg.Pool {
  return new pg.Pool({
    ...connection,
    max: 12,
    application_name: 'hand-written',
    options: '-c search_path=vinculo,public -c TimeZone=UTC',
  });
}
