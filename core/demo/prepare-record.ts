import { enginePolicy } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { DemoRecord } from '#core/contract/plugin.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { isAppError } from '#core/errors.ts';
import { checkedValues, checkWhole, withDefaults } from '#core/records/prepare-values.ts';
import type { PastEvent, PastRecord } from '#core/records/store-past.ts';

/** Numbers of invented records, by what they number and its scope. They are not drawn from the real counters, which so stay as they are. */
export type DemoNumbers = Map<string, number>;

/** Shows that a number is none of the real ones, and keeps out of their way. */
const NUMBER_MARK = 'D-';

export interface Preparation {
  readonly entity: Entity;
  readonly caller: Caller;
  readonly numbers: DemoNumbers;
}

/** What a plugin invented → the record and its trail as they are stored: every value checked and in its canonical form. */
export function prepareRecord(record: DemoRecord, { entity, caller, numbers }: Preparation): PastRecord {
  const { at, by } = record;
  const given = accepted(record.values, entity, caller);
  const values = { ...withDefaults(given, entity, { ...caller, now: new Date(at) }), ...drawNumbers(record, entity, numbers) };
  const trail: PastEvent[] = [{ action: 'created', at, by, changes: changesOf({}, values) }];
  let standing: RecordInput = values;
  for (const change of record.changes ?? []) {
    const set = accepted(change.set, entity, caller);
    trail.push({ action: 'updated', at: change.at, by: change.by, changes: changesOf(standing, set) });
    standing = { ...standing, ...set };
  }
  if (record.removedAt !== undefined) trail.push({ action: 'removed', at: record.removedAt, by, changes: {} });
  checkWhole(standing, entity);
  return { id: record.id, values: standing, trail };
}

/** Counts a record that an earlier run has stored. */
export function drawNumbers(record: DemoRecord, entity: Entity, numbers: DemoNumbers): RecordInput {
  const drawn: Record<string, string> = {};
  for (const field of entity.fields.values()) {
    const counter = field.type.counter?.(field.definition, new Date(record.at));
    if (!counter) continue;
    const key = `${field.uid}:${counter.scope}`;
    const n = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, n);
    drawn[field.name] = NUMBER_MARK + counter.write(n);
  }
  return drawn;
}

function changesOf(before: RecordInput, after: RecordInput): PastEvent['changes'] {
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name] ?? null));
  return Object.fromEntries(changed.map(([name, value]) => [name, [before[name] ?? null, value]]));
}

/** An installation may have taken a field or an option away since the plugin was written: what nobody can enter is left out. */
function accepted(values: RecordInput, entity: Entity, caller: Caller): RecordInput {
  const known = Object.entries(values).filter(([name]) => entity.fields.has(name));
  const [byEngine, byPeople] = [true, false].map((engine) =>
    known.filter(([name]) => (entity.fields.get(name) as Field).readOnly === engine),
  );
  const policy = enginePolicy(entity);
  const written = Object.fromEntries(byPeople ?? []);
  try {
    return { ...checkedValues(written, policy, caller), ...Object.fromEntries(byEngine ?? []) };
  } catch (error) {
    if (!isAppError(error, 'RECORD_INVALID')) throw error;
    const wrong = new Set((error.details.places ?? []).map(({ path }) => path.split('/')[1]));
    const rest = Object.fromEntries(Object.entries(written).filter(([name]) => !wrong.has(name) || entity.fields.get(name)?.required));
    return { ...checkedValues(rest, policy, caller), ...Object.fromEntries(byEngine ?? []) };
  }
}
