import { existsSync, readFileSync } from 'node:fs';

/** Resident memory in MB; undefined where the system does not tell. */
export function residentMegabytes(pid: number): number | undefined {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(read(pid, 'status'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

const TICKS_PER_SECOND = 100;

/** Milliseconds of processor time a process has used so far; NaN where the system does not tell. */
export function processorMs(pid: number): number {
  // The name of the program stands in brackets and may hold blanks.
  const [user, system] = read(pid, 'stat').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
  return ((Number(user) + Number(system)) / TICKS_PER_SECOND) * 1_000;
}

function read(pid: number, name: string): string {
  const file = `/proc/${pid}/${name}`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
