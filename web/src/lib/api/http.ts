import type { Problem, ProblemPlace } from '#schemas/types/api.ts';

const root = '/api/v1';

/** The server understood and refused: `code` names why, `errors` where. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    // With a list of places the detail only repeats the first of them.
    super(problem.errors?.length ? problem.title : (problem.detail ?? problem.title));
    this.name = 'ApiError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  get errors(): readonly ProblemPlace[] {
    return this.problem.errors ?? [];
  }
}

/** The server could not be reached, or answered nothing that can be read. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached', { cause });
    this.name = 'OfflineError';
  }
}

interface Surroundings {
  language: () => string;
  /** After each attempt: did an answer come? */
  reached: (yes: boolean) => void;
  /** The session ended while the person was at work. */
  signedOut: () => void;
}
const surroundings: Surroundings = { language: () => 'en', reached: () => {}, signedOut: () => {} };

export function configureHttp(with_: Partial<Surroundings>): void {
  Object.assign(surroundings, with_);
}

export type QueryValue = string | number | boolean | undefined;
export interface Call {
  query?: Record<string, QueryValue>;
  body?: unknown;
  version?: number;
  signal?: AbortSignal;
  /** The same key has its effect once: for a POST that is sent again because nobody knows whether the first one arrived. */
  key?: string;
  /** Arrives even though the page goes away meanwhile. */
  keepalive?: boolean;
}
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** `crypto.randomUUID` exists only on https and localhost; a company's own server may be neither. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function address(path: string, query: Record<string, QueryValue> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
  return `${root}${path}${params.size > 0 ? `?${params}` : ''}`;
}

function headersOf(method: Method, call: Call): Headers {
  const headers = new Headers({ accept: 'application/json', 'accept-language': surroundings.language() });
  if (call.body !== undefined && !(call.body instanceof FormData)) headers.set('content-type', 'application/json');
  if (method === 'POST') headers.set('idempotency-key', call.key ?? randomKey());
  if (call.version !== undefined) headers.set('if-match', `"${call.version}"`);
  return headers;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const problem = (await response.json()) as Problem;
    if (typeof problem.code === 'string') return { ...problem, status: response.status };
  } catch {
    // Something between us and the server answered in its own words.
  }
  return { type: 'about:blank', title: response.statusText || String(response.status), status: response.status, code: 'UNREADABLE_REPLY' };
}

export async function send<Reply>(method: Method, path: string, call: Call = {}): Promise<Reply> {
  const response = await answer(method, path, call);
  return (response.status === 204 ? undefined : await response.json()) as Reply;
}

/** A file that the server writes while it is sent; `onpart` hears of each part as it arrives. */
export async function receive(path: string, call: Call, onpart: (part: Uint8Array) => void): Promise<Blob> {
  const response = await answer('POST', path, call);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (const reader = response.body?.getReader(); reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      onpart(value);
    }
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    throw new OfflineError(cause);
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
}

/** The answer of the server where it agreed. */
async function answer(method: Method, path: string, call: Call): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address(path, call.query), {
      method,
      headers: headersOf(method, call),
      credentials: 'same-origin',
      keepalive: call.keepalive ?? false,
      ...(call.signal && { signal: call.signal }),
      ...(call.body !== undefined && { body: call.body instanceof FormData ? call.body : JSON.stringify(call.body) }),
    });
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    surroundings.reached(false);
    throw new OfflineError(cause);
  }
  // A proxy in front of a server that is down answers these itself.
  const down = response.status === 502 || response.status === 504;
  surroundings.reached(!down);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (down && problem.code === 'UNREADABLE_REPLY') throw new OfflineError(problem);
  if (problem.code === 'SESSION_REQUIRED') surroundings.signedOut();
  throw new ApiError(problem);
}
