import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Engine } from '#core/engine.ts';
import { usualFormats } from '#core/fields/reading/usual-formats.ts';
import { writeNumber } from '#core/fields/reading/write-number.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { csvLine } from '#core/records/csv-line.ts';
import { type Export, type ExportRequest, exportRecords } from '#core/records/export/exported-rows.ts';

type ExportBody = ExportRequest & { readonly format: 'csv' | 'xlsx' };

const body = {
  type: 'object',
  required: ['entity', 'format'],
  additionalProperties: false,
  properties: {
    entity: { type: 'string', maxLength: 100 },
    format: { enum: ['csv', 'xlsx'] },
    filter: {},
    sort: { type: 'string', maxLength: 1_000 },
    fields: { type: 'array', items: { type: 'string', maxLength: 100 }, minItems: 1, maxItems: 200 },
    trash: { type: 'boolean' },
  },
} as const;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A list as a file for spreadsheets, written while it is read. */
export function exportRoutes(app: FastifyInstance, engine: Engine): void {
  app.post<{ Body: ExportBody }>('/exports', { schema: { body }, config: { onlyReads: true } }, async (request, reply) => {
    const { format, ...wanted } = request.body;
    const caller = callerOf(engine, request);
    const exported = await exportRecords(engine.records, caller, wanted);
    reply.header('content-disposition', `attachment; filename="${wanted.entity}.${format}"`);
    if (format === 'xlsx') {
      const bytes = writeXlsxStream(xlsxRows(exported), {
        name: wanted.entity.slice(0, 31),
        columns: exported.heads.map((header) => ({ header })),
      });
      return reply.type(XLSX).send(Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]));
    }
    return reply.type('text/csv; charset=utf-8').send(Readable.from(csvText(exported, usualFormats(caller.user.country).decimal)));
  });
}

async function* csvText({ heads, rows }: Export, decimal: ',' | '.'): AsyncGenerator<string> {
  const separator = decimal === ',' ? ';' : ',';
  // The byte order mark tells Excel that this is UTF-8.
  yield `\uFEFF${csvLine(heads, separator)}`;
  for await (const row of rows)
    yield csvLine(
      row.map((cell) => (typeof cell === 'number' ? writeNumber(String(cell), { decimal }) : cell)),
      separator,
    );
}

async function* xlsxRows({ rows }: Export) {
  for await (const row of rows) yield [...row];
}
