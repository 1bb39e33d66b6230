import pg from 'pg';
import type { Connection } from '#core/sql/connection.ts';

export interface ListenOptions {
  readonly connection: Connection;
  /** A lower-case name of ours. */
  readonly channel: string;
  onError(error: Error): void;
}

const RETRY_MS = 1_000;

/** One connection that listens, and comes back when it is lost. */
export async function listen(
  { connection, channel, onError }: ListenOptions,
  heard: (payload: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...connection, application_name: 'vinculo' });
    client = next;
    next.on('notification', (message) => heard(message.payload ?? '[]'));
    next.on('error', (error) => stopped || onError(error));
    next.on('end', () => {
      if (!stopped) retry = setTimeout(() => void connect().catch((error: Error) => stopped || onError(error)), RETRY_MS).unref();
    });
    await next.connect();
    await next.query(`LISTEN ${channel}`);
  };
  await connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
