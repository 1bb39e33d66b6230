import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Condition, Language, Text } from '#schemas/types/definition.ts';

/**
 * The door for modules. Everything a plugin does passes through here, for bundled and uploaded ones alike;
 * all of it is asynchronous and serialisable, so that a plugin may run in a worker.
 */
export interface PluginSetup {
  readonly hooks: {
    /**
     * Runs before a record is written, after its values were checked, in the same transaction when one is needed.
     * Return `{ set }` to change fields, `{ refuse }` to stop the write with a message for the user, or nothing.
     * @example p.hooks.before('lead', 'create', async ({ record }) => record.name ? {} : { refuse: { en: 'Name it' } })
     */
    before(entity: string, action: HookAction, handler: BeforeHook): void;
  };
  /** Runs once, when the installation is set up, as the first administrator: the records without which nobody can begin. */
  seed(handler: SeedHandler): void;
}

/** 'remove' is the way to the trash; what a hook sets then is ignored. */
export type HookAction = 'create' | 'update' | 'remove';

export interface BeforeEvent {
  readonly action: HookAction;
  readonly entity: string;
  /** The record as it would be stored, by field name. */
  readonly record: RecordInput;
  /** Names of the fields the caller sent. */
  readonly changed: readonly string[];
  /** The record as it is stored now; null when it is being created. */
  readonly before: RecordValue | null;
  readonly user: { readonly id: string; readonly language: Language };
  /** Today in the user's time zone, 'YYYY-MM-DD'. */
  readonly today: string;
  records(entity: string): RecordReader;
}

/** Reads records with the rights of the user on whose behalf the plugin runs. */
export interface RecordReader {
  find(query: { readonly filter?: Condition; readonly sort?: string; readonly limit?: number }): Promise<readonly RecordValue[]>;
}

export interface RecordWriter extends RecordReader {
  create(input: RecordInput): Promise<RecordValue>;
}

export type BeforeResult = { readonly set: RecordInput } | { readonly refuse: Text } | Record<string, never> | undefined;
export type BeforeHook = (event: BeforeEvent) => Promise<BeforeResult>;

export interface SeedEvent {
  /** The language the installation was set up in. */
  readonly language: Language;
  records(entity: string): RecordWriter;
}
export type SeedHandler = (event: SeedEvent) => Promise<void>;

export interface Plugin {
  register(setup: PluginSetup): void;
}

/**
 * Defines what a plugin does. Its manifest, `plugin.json`, says who it is.
 * @example export const plugin = definePlugin((p) => { p.hooks.before('lead', 'create', fillFirstStep); });
 */
export function definePlugin(register: (setup: PluginSetup) => void): Plugin {
  return { register };
}
