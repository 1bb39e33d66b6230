import { actingNow } from '#core/access/engine-caller.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { AfterResult, NotificationRequest } from '#core/contract/plugin.ts';
import { AppError, isAppError } from '#core/errors.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { AfterWrite, Reading } from '#core/records/context.ts';
import { createRecord } from '#core/records/create.ts';
import { insideTransaction } from '#core/records/inside-transaction.ts';
import { recordReader } from '#core/records/reader.ts';
import { updateRecord } from '#core/records/update.ts';

/** Puts messages into inboxes, within the transaction of what they are about. */
export type NotifyWithin = (reading: Reading, plugin: string, requests: readonly NotificationRequest[]) => Promise<readonly Happening[]>;

/** Writes that lead to writes: more than this is a loop. */
export const LONGEST_CHAIN = 8;

/** See `RecordsContext.afterWrite`. */
export function createAfterWrite(notify: NotifyWithin): AfterWrite {
  return async (context, { db, caller }, written) => {
    const { hooks } = context;
    if (!hooks.hasAfter(written.entity, written.action)) return [];
    const besides: Happening[] = [];
    const inside = insideTransaction(context, db, (happenings) => void besides.push(...happenings));
    const records = (name: string) => recordReader(context, { db, caller }, name);
    await hooks.runAfter({ ...written, ...actingNow(caller), records }, async (plugin, { create, update, notify: told }: AfterResult) => {
      const acting = lengthened(caller, `${plugin}: ${written.entity}.${written.action}`);
      for (const { entity, record } of create ?? []) await naming(entity, createRecord(inside, acting, { entity, body: record }));
      for (const { entity, id, record } of update ?? [])
        await naming(entity, updateRecord(inside, acting, { entity, id, body: record, touchedOnly: true }));
      if (told && told.length > 0) besides.push(...(await notify({ db, caller }, plugin, told)));
    });
    return besides;
  };
}

/** The caller one handler further on; a chain that bites its own tail is cut, and the plugin named. */
export function lengthened(caller: Caller, link: string): Caller {
  const chain = [...(caller.chain ?? []), link];
  if (chain.length > LONGEST_CHAIN)
    throw new AppError('HOOK_LOOP', { params: { plugin: link.split(':')[0], chain: chain.slice(-3).join(' → ') } });
  return { ...caller, chain };
}

/** What was wrong with a record that a plugin wrote stands at no field of the one that was sent. */
async function naming(entity: string, write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!isAppError(error) || !error.details.places) throw error;
    const places = error.details.places.map((place) => ({ ...place, path: `/${entity}${place.path}` }));
    throw new AppError(error.code, { ...error.details, places, cause: error });
  });
}
