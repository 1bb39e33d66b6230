import autocannon, { type ShotRequest } from 'autocannon';
import { processorMs } from '#scripts/bench/process-figures.ts';
import type { Call, Side } from '#scripts/bench/side.ts';

/** Calls that are sent over and over, in turn, on every connection. */
export interface FixedCalls {
  readonly calls: readonly Call[];
}

/** Calls that depend on earlier answers, such as the version of what was changed. */
export interface GrowingCalls {
  next(): Call;
  answered(status: number, body: string): void;
}

export type Traffic = FixedCalls | GrowingCalls;

export interface Shooting {
  readonly side: Side;
  readonly traffic: Traffic;
  readonly connections: number;
  readonly seconds: number;
}

export interface Volley {
  readonly perSecond: number;
  /** Milliseconds of each answer. */
  readonly latencies: readonly number[];
  /** Processor time the server's process took meanwhile, without the database's. */
  readonly processorMs: number;
  /** Answers that were not 2xx, broken connections, timeouts. */
  readonly failed: number;
}

/** Keeps a number of connections busy for a while; each sends its next call when the answer is there. */
export async function shoot({ side, traffic, connections, seconds }: Shooting): Promise<Volley> {
  const requests = 'calls' in traffic ? traffic.calls.map(toRequest) : [growingRequest(traffic)];
  const latencies: number[] = [];
  const processorBefore = processorMs(side.pid);
  const begin = performance.now();
  let end = begin;
  const run = autocannon({ url: side.origin, connections, duration: seconds, sampleInt: 50, headers: side.headers, requests, timeout: 30 });
  // biome-ignore lint/complexity/useMaxParams: the event's own.
  run.on('response', (_client, _status, _bytes, milliseconds) => {
    latencies.push(milliseconds);
    end = performance.now();
  });
  const { non2xx, errors, timeouts } = await run;
  return {
    perSecond: (latencies.length / (end - begin)) * 1_000 || 0,
    latencies,
    processorMs: processorMs(side.pid) - processorBefore,
    failed: non2xx + errors + timeouts,
  };
}

function toRequest({ method, path, body, headers }: Call): ShotRequest {
  const content = body === undefined ? undefined : JSON.stringify(body);
  return {
    method,
    path: `/api/v1${path}`,
    headers: { ...headers, ...(content !== undefined && { 'content-type': 'application/json' }) },
    ...(content !== undefined && { body: content }),
  };
}

function growingRequest(traffic: GrowingCalls): ShotRequest {
  return {
    setupRequest: (request) => {
      const made = toRequest(traffic.next());
      return { ...request, ...made, headers: { ...request.headers, ...made.headers } };
    },
    onResponse: (status, body) => traffic.answered(status, body),
  };
}
