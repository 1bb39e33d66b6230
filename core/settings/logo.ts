import { createHash } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { lockOrganisation, storeOrganisation } from '#core/settings/change-organisation.ts';
import { withUsual } from '#core/settings/organisation.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import type { OrganisationSettings } from '#schemas/types/api.ts';

export interface Logo {
  /** 'image/png' … */
  readonly type: string;
  readonly bytes: Buffer;
}

export const MAX_LOGO = 300_000;

/** What the bytes of a picture begin with: what a sender calls it does not count. */
const SIGNATURES: readonly (readonly [type: string, matches: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['image/webp', (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP'],
];

/** Stores the logo, or takes it away. Throws LOGO_INVALID for anything but a small PNG, JPEG or WebP picture. */
export function changeLogo(database: Database, bytes: Buffer | undefined): Promise<OrganisationSettings> {
  const type = bytes && SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
  if (bytes && (!type || bytes.length > MAX_LOGO)) throw new AppError('LOGO_INVALID', { params: { limit: '300 kB' } });
  return database.transaction(async (tx) => {
    const { logo: _, ...before } = await lockOrganisation(tx);
    await tx.run(sql`DELETE FROM vinculo.setting WHERE key = 'logo'`);
    if (bytes)
      await tx.run(
        sql`INSERT INTO vinculo.setting (key, value) VALUES ('logo', ${JSON.stringify({ type, data: bytes.toString('base64') })}::jsonb)`,
      );
    const address = bytes && `/api/v1/settings/logo?v=${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
    const after = { ...before, ...(address && { logo: address }), version: withUsual(before).version + 1 };
    await storeOrganisation(tx, after);
    return withUsual(after);
  });
}

export async function readLogo(db: Queryable): Promise<Logo | undefined> {
  const [row] = await db.rows<{ value: { type: string; data: string } }>(sql`SELECT value FROM vinculo.setting WHERE key = 'logo'`);
  return row && { type: row.value.type, bytes: Buffer.from(row.value.data, 'base64') };
}
