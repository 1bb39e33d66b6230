import type { Session, TestApp } from '#core/test/build-app.ts';

interface Message {
  readonly type: string;
  readonly [member: string]: unknown;
}

export interface LiveClient {
  send(message: unknown): void;
  /** The next message, now or later, that fits. */
  next(fits: (message: Message) => boolean): Promise<Message>;
  readonly received: readonly Message[];
  close(): void;
  readonly closed: Promise<number>;
}

const PATIENCE_MS = 10_000;

/** A browser's socket to a node that listens on a port of its own. */
export async function openLive(app: TestApp, as: Session, query = ''): Promise<LiveClient> {
  if (!app.app.server.listening) await app.app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  // Node's own WebSocket takes headers as an extension of the standard.
  const options = { headers: { cookie: as.cookie } } as unknown as string[];
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live${query}`, options);
  const received: Message[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    received.push(JSON.parse(String(data)) as Message);
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  const client: LiveClient = {
    send: (message) => socket.send(JSON.stringify(message)),
    next: (fits) => waitFor(received, waiting, fits),
    received,
    close: () => socket.close(),
    closed,
  };
  const refused = closed.then((code) => {
    throw new Error(`the socket was closed with ${code}`);
  });
  await Promise.race([client.next((message) => message.type === 'hello'), refused]);
  refused.catch(() => undefined);
  return client;
}

function waitFor(received: readonly Message[], waiting: Set<() => void>, fits: (message: Message) => boolean): Promise<Message> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = received.find(fits);
      if (!found) return;
      finish();
      resolve(found);
    };
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`no such message; received ${JSON.stringify(received).slice(0, 2_000)}`));
    }, PATIENCE_MS);
    const finish = () => {
      clearTimeout(timer);
      waiting.delete(look);
    };
    waiting.add(look);
    look();
  });
}
