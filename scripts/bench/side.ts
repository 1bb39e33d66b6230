/** One of the two servers, with what it takes to be let in. */
export interface Side {
  readonly name: 'ours' | 'hand-written';
  readonly pid: number;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A call, the same to both servers. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below /api/v1. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is looked into, whatever it is.
export type Answer = any;

export class CallError extends Error {
  override readonly name = 'CallError';
  readonly status: number;

  constructor(side: Side, call: Call, { status, text }: { status: number; text: string }) {
    super(`${side.name}: ${call.method} ${call.path.slice(0, 200)} → ${status} ${text.slice(0, 500)}`);
    this.status = status;
  }
}

/** Sends one call and reads its JSON; anything but 2xx is an error. */
export async function ask(side: Side, call: Call): Promise<Answer> {
  const reply = await fetch(`${side.origin}/api/v1${call.path}`, {
    method: call.method,
    headers: { ...side.headers, ...call.headers, ...(call.body !== undefined && { 'content-type': 'application/json' }) },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  });
  const text = await reply.text();
  if (!reply.ok) throw new CallError(side, call, { status: reply.status, text });
  return text === '' ? undefined : JSON.parse(text);
}
