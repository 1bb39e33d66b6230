import { applyChange, type ChangeContext, type DecideChange } from '#core/change/apply-change.ts';
import { createConversions } from '#core/change/convert/conversions.ts';
import { decideRequest } from '#core/change/decide-request.ts';
import { createDeferredTasks } from '#core/change/deferred-tasks.ts';
import { sql } from '#core/kit/sql.ts';
import type { Layers } from '#core/registry/layers.ts';
import { createRegistryStore } from '#core/registry/registry-store.ts';
import type { Database } from '#core/sql/database.ts';
import { newField } from '#core/test/send-change.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

const AUTHOR = '0192f0c1-0000-7000-8000-00000000000a';

/** As much of a node as changes the schema. */
export async function openChange(database: Database): Promise<ChangeContext> {
  const registry = createRegistryStore(database);
  await registry.reload();
  return { database, registry, announced: () => undefined };
}

/** What a node does after it started: the work that was left. */
export async function finishWork(change: ChangeContext): Promise<void> {
  const { database } = change;
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  await createDeferredTasks({ database, onError }).run();
  // A node that was killed holds its work until its lease is over.
  await database.run(sql`UPDATE vinculo.conversion SET updated_at = now() - interval '1 minute' WHERE worker IS NOT NULL`);
  const isLeft = async () =>
    (await database.tuples(sql`SELECT 1 FROM vinculo.conversion WHERE state IN ('waiting', 'running')`)).length > 0;
  while (await isLeft()) {
    const { promise: moved, resolve } = Promise.withResolvers<void>();
    const conversions = createConversions({ change, tell: () => resolve(), onError });
    await moved;
    await conversions.stop();
  }
  await createDeferredTasks({ database, onError }).run();
  if (errors.length > 0) throw errors[0];
}

interface Said {
  readonly overlay: ExtensionDefinition;
  entity(name: string): EntityDefinition | undefined;
}

interface Wish {
  readonly overlays?: Readonly<Record<string, unknown>>;
  readonly entities?: Readonly<Record<string, unknown>>;
}

function wish(make: (said: Said) => Wish): DecideChange {
  return (stored: Layers, present) => {
    const overlay = stored.find({ layer: 'admin', entity: 'department', kind: 'extension' })?.document ?? {};
    const entity = (name: string) =>
      stored.find({ layer: 'admin', entity: name, kind: 'entity' })?.document as EntityDefinition | undefined;
    const { overlays = {}, entities = {} } = make({ overlay: overlay as ExtensionDefinition, entity });
    const wanted = { base: present.revision, overlays, entities } as Parameters<typeof decideRequest>[0];
    return decideRequest(wanted, stored, { author: AUTHOR, present });
  };
}

export const machine = (n: number): string => `x_machine_${n}`;
/** An entity and a field. */
export const OLD = 'x_old';
/** Attempts take turns with them: it is the sooner that they begin anew, and the later that they go back and forth. */
export const QUANTITIES = 10;
export const quantity = (n: number): string => `x_quantity_${n % QUANTITIES}`;

/** Everything that a change can do, `n` for the n-th time it is tried. */
export const scenarios = {
  create: (change: ChangeContext, n: number) =>
    applyChange(
      change,
      wish(({ overlay }) => ({
        entities: {
          [machine(n)]: entityOf(machine(n), {
            name: newField('text', { maxLength: 100 }),
            place: newField('relation_one', { 'x-relation': { target: 'department', inverse: `x_machines_${n}` } }),
            makers: newField('relation_many', { 'x-relation': { target: 'company' } }),
          }),
        },
        overlays: {
          department: {
            ...overlay,
            properties: {
              ...overlay.properties,
              [`x_code_${n}`]: newField('text', { maxLength: 50, 'x-unique': true }),
              [`x_main_${n}`]: newField('relation_one', { 'x-relation': { target: machine(n) } }),
              [`x_all_${n}`]: newField('relation_many', { 'x-relation': { target: 'person' } }),
            },
          },
        },
      })),
    ),
  /** A text becomes a number, or a text again. */
  convert: async (change: ChangeContext, n: number) => {
    await applyChange(
      change,
      wish(({ overlay }) => {
        const { 'x-uid': uid, 'x-label': label, 'x-type': type } = overlay.properties?.[quantity(n)] ?? {};
        const other = { 'x-uid': uid, 'x-label': label, 'x-type': type === 'text' ? 'integer' : 'text' };
        return { overlays: { department: { ...overlay, properties: { ...overlay.properties, [quantity(n)]: other } } } };
      }),
    );
    await finishWork(change);
  },
  /** Away with an entity and a field, or back. */
  retire: (change: ChangeContext) =>
    applyChange(
      change,
      wish(({ overlay, entity }) => {
        const machines = entity(OLD) as EntityDefinition;
        const state = machines['x-lifecycle']?.state === 'retired' ? 'active' : 'retired';
        const properties = { ...overlay.properties, [OLD]: { ...overlay.properties?.[OLD], 'x-lifecycle': { state } } };
        return { overlays: { department: { ...overlay, properties } }, entities: { [OLD]: { ...machines, 'x-lifecycle': { state } } } };
      }),
    ),
};

/** What the attempts begin with: an entity and a field that can be retired, and fields of texts that are to be numbers. */
export function layGround(change: ChangeContext) {
  const texts = Array.from({ length: QUANTITIES }, (_, n) => [quantity(n), newField('text')] as const);
  const fields = { ...Object.fromEntries(texts), [OLD]: newField('text', { maxLength: 50, 'x-unique': true }) };
  const company = newField('relation_one', { 'x-relation': { target: 'company', inverse: 'x_olds' } });
  return applyChange(
    change,
    wish(() => ({
      overlays: { department: { properties: fields } },
      entities: { [OLD]: entityOf(OLD, { name: newField('text', { maxLength: 100 }), company }) },
    })),
  );
}

function entityOf(name: string, properties: object): object {
  return {
    type: 'object',
    'x-entity': { name, version: '1.0.0', titleField: 'name', ownership: 'user', features: ['trash', 'audit'] },
    'x-label': { en: { one: 'Machine', many: 'Machines' } },
    properties,
  };
}
