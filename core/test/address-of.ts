import type { Connection } from '#core/sql/connection.ts';

/** The connection as DATABASE_URL says it. */
export function addressOf({ host, user, database }: Connection): string {
  return `postgres:///${database}?host=${encodeURIComponent(host ?? '')}&user=${user}`;
}
