import pg from 'pg';
import type { Connection } from '#core/sql/connection.ts';

export interface ListenOptions {
  readonly connection: Connection;
  /** A lower-case name of ours. */
  readonly channel: string;
  onError(error: Error): void;
}

/** One connection that listens, and comes back when it is lost. */
export async function listen(
  { connection, channel, onError }: ListenOptions,
  heard: (payload: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...connection, application_name: 'vinculo' });
    next.on('notification', (message) => heard(message.payload ?? '[]'));
    next.on('error', onError);
    next.on('end', () => {
      if (!stopped) setTimeout(() => void connect().catch(onError), 1_000).unref();
    });
    await next.connect();
    await next.query(`LISTEN ${channel}`);
    client = next;
  };
  await connect();
  return {
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
}
