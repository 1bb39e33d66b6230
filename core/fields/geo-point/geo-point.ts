import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { type GeoPoint, pointOf, readPoint } from '#core/fields/geo-point/read-point.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { sql } from '#core/kit/sql.ts';

function pointOperand(value: unknown): Parsed<GeoPoint> {
  if (typeof value === 'string') return known(readPoint(value));
  const { lat, lon } = (typeof value === 'object' && value !== null ? value : {}) as Partial<GeoPoint>;
  const isPoint = typeof lat === 'number' && typeof lon === 'number' && Number.isFinite(lat) && Number.isFinite(lon);
  return isPoint ? known(pointOf(lat, lon)) : { reason: 'operand.geo_point' };
}

const known = (point: Parsed<GeoPoint>): Parsed<GeoPoint> => ('reason' in point ? { reason: 'operand.geo_point' } : point);

/** A place on the globe. `between` two of them is the rectangle from the south-west to the north-east corner. */
export const geoPoint: FieldType<GeoPoint> = {
  name: 'geo_point',
  keywords: { type: 'object' },
  schema: () => ({
    anyOf: [
      { type: 'string', maxLength: 100 },
      {
        type: 'object',
        required: ['lat', 'lon'],
        additionalProperties: false,
        properties: { lat: { type: 'number', minimum: -90, maximum: 90 }, lon: { type: 'number', minimum: -180, maximum: 180 } },
      },
    ],
  }),
  columns: () => [
    { suffix: '', type: 'double precision' },
    { suffix: '_lon', type: 'double precision' },
  ],
  store: (value) => (value === null ? [null, null] : [value.lat, value.lon]),
  load: ([lat, lon]) => (lat === null || lat === undefined ? null : { lat: Number(lat), lon: Number(lon) }),
  // What people paste is welcome too: "38.7101, -9.1365".
  normalise: (value: GeoPoint | string) => {
    if (typeof value === 'string') return value.trim() === '' ? { value: null } : readPoint(value);
    return pointOf(value.lat, value.lon);
  },
  operand: pointOperand,
  operators: {
    between: {
      takes: 'range',
      build: (at, range) => {
        const [from, to] = range as [GeoPoint, GeoPoint];
        return sql`(${column(at)} between ${from.lat}::float8 and ${to.lat}::float8 and ${column(at, 1)} between ${from.lon}::float8 and ${to.lon}::float8)`;
      },
    },
    ...emptiness,
  },
  index: (at) => column(at),
  parse: (cell) => readPoint(cell),
  print: ({ lat, lon }) => `${lat}, ${lon}`,
};
