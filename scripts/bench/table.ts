import type { Figures, Line } from '#scripts/bench/measure.ts';
import type { Reading } from '#scripts/bench/reading.ts';

const HEAD = [
  '',
  'conn',
  'ours req/s',
  'p50 ms',
  'p99 ms',
  'cpu ms',
  'hand-written req/s',
  'p50 ms',
  'p99 ms',
  'cpu ms',
  'ratio',
  'goal',
  '',
];

export function linesTable(lines: readonly Line[]): string {
  return columns([
    HEAD,
    ...lines.map((line) => [
      line.title,
      String(line.connections),
      ...figureCells(line.ours),
      ...figureCells(line.theirs),
      line.ratio.toFixed(2),
      line.goal.toFixed(1),
      verdict(line),
    ]),
  ]);
}

export function readingsTable(readings: readonly Reading[]): string {
  return columns(readings.map(({ title, value, goal, isMet }) => [title, value, goal, isMet === undefined ? '' : isMet ? 'ok' : 'MISSED']));
}

function isMissed(line: Line): boolean {
  return line.failed > 0 || !(line.ratio >= line.goal);
}

function verdict(line: Line): string {
  if (line.failed > 0) return `FAILED: ${line.failed} answers`;
  return isMissed(line) ? 'MISSED' : 'ok';
}

function figureCells({ perSecond, spread, p50, p99, processorMs }: Figures): string[] {
  return [
    `${Math.round(perSecond)} ±${Math.round(spread * 100)}%`,
    milliseconds(p50),
    milliseconds(p99),
    Number.isNaN(processorMs) ? '' : processorMs.toFixed(2),
  ];
}

const milliseconds = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

/** Words to the left, numbers to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 || i === row.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
