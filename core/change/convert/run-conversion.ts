import { setTimeout as sleep } from 'node:timers/promises';
import { applyChange, type ChangeContext } from '#core/change/apply-change.ts';
import { type Conversion, fenceField, loadConversion } from '#core/change/convert/conversion.ts';
import { type ConvertedField, rowConverter, storageOf, typed } from '#core/change/convert/convert-rows.ts';
import { decideSwap } from '#core/change/convert/decide-swap.ts';
import { putRows } from '#core/change/convert/put-rows.ts';
import { AppError } from '#core/errors.ts';
import type { Lease } from '#core/jobs/leased-work.ts';
import { ident, sql } from '#core/kit/sql.ts';
import { everyNodeHas } from '#core/registry/nodes.ts';

export interface ConversionWork {
  readonly change: ChangeContext;
  readonly lease: Lease;
  /** Whoever watches learns how far it is. */
  tell(): void;
}

const BATCH = 1_000;
/** For requests that are being answered with the definitions before: those that take longer are refused. */
const GRACE_MS = 300;
/** A pass that only looks finds nothing, unless somebody writes past us. */
const MOST_PASSES = 6;

/** Brings a field's values where its new type keeps them, looks whether all of them are there, and makes it the field's type. */
export async function runConversion(id: string, { change, lease, tell }: ConversionWork): Promise<void> {
  const { database } = change;
  let conversion = await loadConversion(database, id);
  if (!conversion) return;
  if (conversion.state === 'waiting') {
    // From then on every node writes both places, and nobody else may write at all.
    if (!(await everyNodeHas(database, conversion.revision, lease.isStopping))) return;
    await sleep(GRACE_MS);
    await fenceField(database, conversion);
    const total = await countRows(change, conversion);
    await lease.advance(database, {
      state: 'waiting',
      set: sql`state = 'running', pass = 0, position = NULL, done = 0, found = 0, total = ${total * 2}::bigint`,
    });
    tell();
  }
  for (let pass = conversion.pass; pass < MOST_PASSES; pass += 1) {
    const found = await runPass(id, { change, lease, tell });
    if (found === 'stopped') return;
    conversion = (await loadConversion(database, id)) as Conversion;
    if (pass > 0 && found === 0) {
      await applyChange(change, decideSwap(conversion));
      tell();
      return;
    }
    await lease.advance(database, {
      state: 'running',
      set: sql`pass = pass + 1, position = NULL, found = 0, done = least(done, total / 2)`,
    });
  }
  throw new Error(`${conversion.entity}.${conversion.field}: its values keep changing under the hand`);
}

function convertedField({ registry }: ChangeContext, conversion: Conversion): ConvertedField {
  const entity = registry.current().entities.get(conversion.entity);
  const field = entity?.fields.get(conversion.field);
  if (!entity || !field?.successor || field.uid !== conversion.fieldUid)
    throw new AppError('ENTITY_UNKNOWN', { params: { entity: `${conversion.entity}.${conversion.field}` } });
  return {
    table: entity.table,
    from: { ...typed(field.definition), ...storageOf(field) },
    to: { ...typed(field.successor.definition), ...storageOf(field.successor) },
    formats: conversion.formats,
    former: conversion.former,
  };
}

async function countRows(change: ChangeContext, conversion: Conversion): Promise<number> {
  const { table } = convertedField(change, conversion);
  const [row] = await change.database.tuples(sql`SELECT count(*) FROM ${ident('entity', table)}`);
  return Number(row?.[0] ?? 0);
}

/** Through all rows from where it was left. How many were not as they should be. */
async function runPass(id: string, { change, lease, tell }: ConversionWork): Promise<number | 'stopped'> {
  const { database } = change;
  for (;;) {
    if (lease.isStopping()) return 'stopped';
    // Anew for every batch: definitions may change meanwhile, and what comes of a value with them.
    const conversion = (await loadConversion(database, id)) as Conversion;
    const field = convertedField(change, conversion);
    const read = rowConverter(field);
    const rows = await read(database, { after: conversion.position, limit: BATCH });
    const last = rows.at(-1);
    if (!last) return conversion.found;
    let { changed, moved } = await putRows(database, field, rows);
    for (let tries = 0; moved.length > 0; tries += 1) {
      if (tries > 20) throw new AppError('BUSY');
      const again = await putRows(database, field, await read(database, { ids: moved }));
      changed += again.changed;
      moved = again.moved;
    }
    const set = sql`position = ${last.id}::uuid, done = done + ${rows.length}::int, found = found + ${changed}::int`;
    await lease.advance(database, { state: 'running', set });
    tell();
  }
}
