import type { FastifyInstance } from 'fastify';
import type { Account } from '#core/access/callers.ts';
import type { Engine } from '#core/engine.ts';
import { SESSION_COOKIE } from '#core/http/authenticate.ts';
import type { Viewer } from '#core/live/hub.ts';
import { entitiesSince } from '#core/live/missed.ts';

const MAX_WATCHED = 100;
const MAX_IDS = 500;
/** A browser that does not take what it is sent is let go; it comes back and reads what it missed. */
const MAX_BUFFERED = 4 * 1_048_576;
const PING_MS = 25_000;

interface ClientMessage {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly entity?: unknown;
  readonly ids?: unknown;
  readonly editing?: unknown;
}

export function liveRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { cursor?: string } }>('/live', { websocket: true }, (socket, request) => {
    const token = request.cookies[SESSION_COOKIE] ?? '';
    const viewer: Viewer = {
      account: request.account as Account,
      watched: new Map(),
      send: (message) => {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > MAX_BUFFERED) socket.close(1013, 'too slow');
        else socket.send(JSON.stringify(message));
      },
      renew: () => engine.callers.bySession(token, engine.registry.current()),
      close: () => socket.close(1008, 'signed out'),
    };
    const ping = setInterval(() => socket.ping(), PING_MS);
    socket.on('message', (raw: Buffer) => receive(engine, viewer, raw.toString()));
    socket.on('close', () => {
      clearInterval(ping);
      engine.hub.leave(viewer);
      engine.presence.leave(viewer);
    });
    socket.on('error', () => socket.terminate());
    engine.hub.join(viewer);
    welcome(engine, viewer, request.query.cursor).catch(() => socket.close(1011));
  });
}

/** Says where we are; a browser that comes back is told in which entities it missed something. */
async function welcome(engine: Engine, viewer: Viewer, cursor: string | undefined): Promise<void> {
  const registry = engine.registry.current();
  viewer.send({ type: 'hello', revision: registry.revision, cursor: engine.relay.cursor() });
  if (cursor === undefined) return;
  const missed = await entitiesSince(engine.database, registry, cursor);
  if (missed === 'all') viewer.send({ type: 'reload' });
  else for (const entity of missed) viewer.send({ type: 'reload', entity });
}

function receive({ presence }: Engine, viewer: Viewer, text: string): void {
  const message = parse(text);
  if (!message || typeof message.id !== 'string' || message.id.length > 100) {
    viewer.send({ type: 'refused' });
  } else if (message.type === 'unsubscribe') {
    viewer.watched.delete(message.id);
  } else if (message.type === 'subscribe' && typeof message.entity === 'string' && viewer.watched.size < MAX_WATCHED) {
    const ids = Array.isArray(message.ids) ? new Set(message.ids.slice(0, MAX_IDS).map(String)) : undefined;
    viewer.watched.set(message.id, { entity: message.entity, ...(ids && { ids }) });
  } else if (message.type === 'present' && typeof message.entity === 'string') {
    const { entity, id, editing } = message;
    presence.present(viewer, { entity, id, editing: editing === true }).catch(() => viewer.send({ type: 'refused', id }));
  } else if (message.type === 'absent' && typeof message.entity === 'string') {
    presence.absent(viewer, { entity: message.entity, id: message.id });
  } else {
    viewer.send({ type: 'refused', id: message.id });
  }
}

function parse(text: string): ClientMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
