import type { AfterEvent, AfterHook, AfterResult, BeforeEvent, BeforeHook, HookAction, HookMoment } from '#core/contract/plugin.ts';
import type { RecordInput } from '#core/contract/records.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { within } from '#core/kit/within.ts';

interface Registered<Handler> {
  readonly plugin: string;
  readonly handler: Handler;
  /** Only when one of these fields is among those that are set or changed. */
  readonly changes: readonly string[] | undefined;
}

export interface HookPlace {
  readonly entity: string;
  readonly at: HookMoment;
}

/** What plugins do before and after a record is written. */
export interface Hooks {
  add(plugin: string, at: HookPlace, handler: BeforeHook): void;
  addAfter(plugin: string, at: HookPlace, handler: AfterHook): void;
  /** Somebody wants to be asked before: at all, or when these fields are set or changed. */
  has(entity: string, action: HookAction, changed?: readonly string[]): boolean;
  /** Somebody wants to be told after. Who writes has to call `context.afterWrite` then. */
  hasAfter(entity: string, action: HookAction, changed?: readonly string[]): boolean;
  /** Runs the handlers in order, each on what the ones before it set. Returns the fields they set. */
  run(event: BeforeEvent): Promise<RecordInput>;
  /** What each of them wants to be written, carried out before the next one is asked. */
  runAfter(event: AfterEvent, carryOut: (plugin: string, result: AfterResult) => Promise<void>): Promise<void>;
}

const BUDGET_MS = 2_000;

export function createHooks(): Hooks {
  const before = new Map<string, Registered<BeforeHook>[]>();
  const after = new Map<string, Registered<AfterHook>[]>();
  const key = (entity: string, action: string) => `${entity}:${action}`;
  const append = <Handler>(
    to: Map<string, Registered<Handler>[]>,
    { entity, at }: HookPlace,
    one: Omit<Registered<Handler>, 'changes'>,
  ) => {
    const { action, changes } = typeof at === 'string' ? { action: at, changes: undefined } : at;
    to.set(key(entity, action), [...(to.get(key(entity, action)) ?? []), { ...one, changes }]);
  };
  const asked = <Handler>(list: Map<string, Registered<Handler>[]>, place: string, changed: readonly string[] | undefined) =>
    (list.get(place) ?? []).filter(({ changes }) => changed === undefined || isConcerned(changes, changed));
  return {
    add: (plugin, place, handler) => append(before, place, { plugin, handler }),
    addAfter: (plugin, place, handler) => append(after, place, { plugin, handler }),
    has: (entity, action, changed) => asked(before, key(entity, action), changed).length > 0,
    hasAfter: (entity, action, changed) => asked(after, key(entity, action), changed).length > 0,
    run: async (event) => {
      let set: RecordInput = {};
      for (const hook of before.get(key(event.entity, event.action)) ?? []) {
        if (!isConcerned(hook.changes, [...event.changed, ...Object.keys(set)])) continue;
        set = { ...set, ...(await runBefore(hook, { ...event, record: { ...event.record, ...set } })) };
      }
      return set;
    },
    runAfter: async (event, carryOut) => {
      for (const { plugin, handler } of asked(after, key(event.entity, event.action), event.changed)) {
        await carryOut(plugin, await guarded(plugin, handler(event)));
      }
    },
  };
}

function isConcerned(changes: readonly string[] | undefined, changed: readonly string[]): boolean {
  return changes?.some((name) => changed.includes(name)) ?? true;
}

async function runBefore({ plugin, handler }: Registered<BeforeHook>, event: BeforeEvent): Promise<RecordInput> {
  const result = await guarded(plugin, handler(event));
  if (result && 'refuse' in result) {
    const { refuse } = result;
    throw new AppError('HOOK_REFUSED', { params: { message: refuse[event.user.language] ?? refuse.en ?? '' } });
  }
  return result && 'set' in result ? (result.set as RecordInput) : {};
}

/** A plugin's failure carries its name. */
async function guarded<T>(plugin: string, work: Promise<T>): Promise<T> {
  return within(BUDGET_MS, work).catch((cause: unknown) => {
    if (isAppError(cause)) throw cause;
    throw new AppError('HOOK_FAILED', { params: { plugin }, cause });
  });
}
