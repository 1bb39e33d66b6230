import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';

interface Socket {
  send(text: string): void;
  on(event: 'close', listener: () => void): void;
}

export interface Live {
  /** To everybody, whatever they look at. */
  tell(message: unknown): void;
}

export async function live(app: FastifyInstance): Promise<Live> {
  const sockets = new Set<Socket>();
  await app.register(fastifyWebsocket);
  app.get('/api/v1/live', { websocket: true }, (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.send(JSON.stringify({ type: 'hello' }));
  });
  return {
    tell: (message) => {
      if (sockets.size === 0) return;
      const text = JSON.stringify(message);
      for (const socket of sockets) socket.send(text);
    },
  };
}
