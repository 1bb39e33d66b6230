import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { uuid7 } from '#core/kit/uuid7.ts';

const COLUMNS = 'id, created_by, updated_by, owner_id, name, kind, sector, city, phone, phone_e164, email, website, employees';

/** A file of companies straight into the table by COPY: nothing is looked at, nothing can be undone. */
export function uploads(app: FastifyInstance, pool: pg.Pool): void {
  app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));

  app.post<{ Body: Readable }>('/api/v1/companies.csv', async (request) => {
    const user = String(request.headers['x-user']);
    const client = await pool.connect();
    let rows = 0;
    const lines = new Transform({
      writableObjectMode: true,
      transform: (record: Readonly<Record<string, string>>, _encoding, done) => {
        rows += 1;
        const {
          Nome: name,
          Sector: sector,
          Cidade: city,
          Telefone: phone,
          Email: email,
          Website: website,
          Colaboradores: employees,
        } = record;
        done(
          null,
          line([
            uuid7(),
            user,
            user,
            user,
            name,
            'prospect',
            sector,
            city,
            phone,
            `+351${phone?.replaceAll(' ', '')}`,
            email,
            website,
            employees,
          ]),
        );
      },
    });
    try {
      const copy = client.query(from(`COPY entity.company (${COLUMNS}) FROM STDIN`));
      await pipeline(request.body, parse({ columns: true, delimiter: ';', bom: true }), lines, copy);
      return { rows };
    } finally {
      client.release();
    }
  });
}

function line(cells: readonly (string | undefined)[]): string {
  return `${cells.map((cell) => (cell ? cell.replaceAll('\\', '\\\\').replaceAll('\t', ' ').replaceAll('\n', ' ') : '\\N')).join('\t')}\n`;
}
