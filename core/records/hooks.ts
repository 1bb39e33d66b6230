import type { BeforeEvent, BeforeHook, HookAction } from '#core/contract/plugin.ts';
import type { RecordInput } from '#core/contract/records.ts';
import { AppError, isAppError } from '#core/errors.ts';

interface Registered {
  readonly plugin: string;
  readonly handler: BeforeHook;
}

export interface HookPlace {
  readonly entity: string;
  readonly action: HookAction;
}

/** What plugins do before a record is written. */
export interface Hooks {
  add(plugin: string, at: HookPlace, handler: BeforeHook): void;
  has(entity: string, action: HookAction): boolean;
  /** Runs the handlers in order, each on what the ones before it set. Returns the fields they set. */
  run(event: BeforeEvent): Promise<RecordInput>;
}

const BUDGET_MS = 2_000;

export function createHooks(): Hooks {
  const registered = new Map<string, Registered[]>();
  const key = (entity: string, action: string) => `${entity}:${action}`;
  return {
    add: (plugin, { entity, action }, handler) => {
      const list = registered.get(key(entity, action)) ?? [];
      registered.set(key(entity, action), [...list, { plugin, handler }]);
    },
    has: (entity, action) => registered.has(key(entity, action)),
    run: async (event) => {
      let set: RecordInput = {};
      for (const hook of registered.get(key(event.entity, event.action)) ?? []) {
        set = { ...set, ...(await runHook(hook, { ...event, record: { ...event.record, ...set } })) };
      }
      return set;
    },
  };
}

async function runHook({ plugin, handler }: Registered, event: BeforeEvent): Promise<RecordInput> {
  const result = await withinBudget(handler(event)).catch((cause: unknown) => {
    if (isAppError(cause)) throw cause;
    throw new AppError('HOOK_FAILED', { params: { plugin }, cause });
  });
  if (result && 'refuse' in result) {
    const { refuse } = result;
    throw new AppError('HOOK_REFUSED', { params: { message: refuse[event.user.language] ?? refuse.en ?? '' } });
  }
  return result && 'set' in result ? (result.set as RecordInput) : {};
}

async function withinBudget<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${BUDGET_MS} ms`)), BUDGET_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
