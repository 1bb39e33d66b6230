import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { callerOf } from '#core/http/authenticate.ts';
import type { Viewer } from '#core/live/hub.ts';

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
}

export function liveRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/live', { websocket: true }, (socket, request) => {
    const { user } = callerOf(engine, request);
    const viewer: Viewer = {
      account: user as Viewer['account'],
      watched: new Map(),
      send: (message) => {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > MAX_BUFFERED) socket.close(1013, 'too slow');
        else socket.send(JSON.stringify(message));
      },
    };
    engine.hub.join(viewer);
    viewer.send({ type: 'hello', revision: engine.registry.current().revision, cursor: Object.values(engine.relay.position()).join('.') });
    const ping = setInterval(() => socket.ping(), PING_MS);
    socket.on('message', (raw: Buffer) => receive(viewer, raw.toString()));
    socket.on('close', () => {
      clearInterval(ping);
      engine.hub.leave(viewer);
    });
    socket.on('error', () => socket.terminate());
  });
}

function receive(viewer: Viewer, text: string): void {
  const message = parse(text);
  if (!message || typeof message.id !== 'string' || message.id.length > 100) return viewer.send({ type: 'refused' });
  if (message.type === 'unsubscribe') return void viewer.watched.delete(message.id);
  if (message.type !== 'subscribe' || typeof message.entity !== 'string' || viewer.watched.size >= MAX_WATCHED) return viewer.send({ type: 'refused', id: message.id });
  const ids = Array.isArray(message.ids) ? new Set(message.ids.slice(0, MAX_IDS).map(String)) : undefined;
  viewer.watched.set(message.id, { entity: message.entity, ...(ids && { ids }) });
}

function parse(text: string): ClientMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
