import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { GeoPoint } from '#core/fields/geo-point/read-point.ts';

const lisbon: GeoPoint = { lat: 38.7101, lon: -9.1365 };

export const samples: FieldSamples<GeoPoint> = {
  valid: [
    { given: lisbon, value: lisbon },
    { given: { lat: -0, lon: 180 }, value: { lat: 0, lon: 180 } },
    { given: { lat: 38.123456789, lon: -9.1 }, value: { lat: 38.123457, lon: -9.1 } },
    { given: '38.7101, -9.1365', value: lisbon },
    { given: ' ', value: null },
  ],
  invalid: [
    { given: { lat: 91, lon: 0 }, reason: 'schema' },
    { given: { lat: 1 }, reason: 'schema' },
    { given: { lat: '1', lon: 2 }, reason: 'schema' },
    { given: [38, -9], reason: 'schema' },
    { given: '91, 0', reason: 'geo.range' },
    { given: 'Lisboa', reason: 'geo.format' },
    { given: '38.7\u0000, -9.1', reason: 'text.nul' },
    { given: '38.7, -9.1\ud800', reason: 'text.encoding' },
  ],
  cells: [
    { cell: '38.7101,-9.1365', value: lisbon },
    { cell: '38,7101; -9,1365', value: lisbon },
    { cell: '38,7101 -9,1365', value: lisbon },
    { cell: '38,7101, -9,1365', value: lisbon },
    { cell: '(38.7101, -9.1365)', value: lisbon },
    { cell: 'geo:38.7101,-9.1365', value: lisbon },
    { cell: `38° 42' 36.36" N, 9° 8' 11.4" W`, value: lisbon },
    { cell: `38°42'36,36"N 9°8'11,4"O`, value: lisbon },
    { cell: '38.7', reason: 'geo.format' },
    { cell: '1,2,3', reason: 'geo.format' },
    { cell: '999, 999', reason: 'geo.range' },
    { cell: ' '.repeat(50_000), reason: 'geo.format' },
  ],
  operands: [lisbon, '38, -10', { lat: 90, lon: 180 }, { lat: -90, lon: -180 }],
  refused: [5, null, 'Lisboa', { lat: 1 }, { lat: Number.NaN, lon: 0 }, [1, 2], { lat: 91, lon: 0 }],
  oracle: {
    between: (value, operands: (GeoPoint | string)[]) => {
      const [from, to] = operands.map((operand) => (typeof operand === 'string' ? { lat: 38, lon: -10 } : operand)) as [GeoPoint, GeoPoint];
      return value.lat >= from.lat && value.lat <= to.lat && value.lon >= from.lon && value.lon <= to.lon;
    },
  },
};
