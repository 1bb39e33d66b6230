import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Condition, Language, Text, UserLanguage } from '#schemas/types/definition.ts';

export type { RecordInput, RecordValue };

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
    before(entity: string, at: HookMoment, handler: BeforeHook): void;
    /**
     * Runs after a record was written, in the same transaction: what you return is written with it, or nothing of it at all.
     * It is written as the same user, with their rights, through the same checks and hooks.
     * @example p.hooks.after('report', 'create', async ({ id, record }) => ({ create: [{ entity: 'task', record: { title: record.next_action, report: id } }] }))
     */
    after(entity: string, at: HookMoment, handler: AfterHook): void;
  };
  readonly events: {
    /**
     * Runs after the commit, in the background, as the user who made the change: at least once, also if the server died in between.
     * A handler that fails is tried again, ever more seldom, and named in the log; `event.id` is the same each time. Events may
     * overtake each other: what counts is what `records` finds.
     * @example p.events.on('lead', 'updated', async ({ changes, recordId, notify }) => { … })
     */
    on(entity: string, what: RecordHappening, handler: EventHandler): void;
  };
  readonly jobs: {
    /**
     * Runs again and again, once in the whole cluster each time, as the engine: with every right, and nobody's name in the audit trail.
     * A run that takes longer than its interval delays the next one. What the handler does must bear being done twice.
     * @example p.jobs.schedule('wake_leads', { every: '1m' }, wakeLeads)
     */
    schedule(name: string, when: JobSchedule, handler: JobHandler): void;
  };
  /** Runs once, when the installation is set up, as the first administrator: the records without which nobody can begin. */
  seed(handler: SeedHandler): void;
  /**
   * Makes invented records for people who look around. They are stored as given: no hooks, no notifications. All of them go again by one click.
   * It is asked again from the start when it was interrupted, and must then yield the same batches.
   */
  demo(handler: DemoHandler): void;
}

/** 'remove' is the way to the trash and 'restore' the way back; what a hook sets then is ignored. */
export type HookAction = 'create' | 'update' | 'remove' | 'restore';

/**
 * With `changes`: only when one of these fields is set or changed. Say it wherever you can: a write that no hook wants to see
 * needs no transaction and is twice as fast.
 */
export type HookMoment = HookAction | { readonly action: HookAction; readonly changes: readonly string[] };

export interface BeforeEvent {
  readonly action: HookAction;
  readonly entity: string;
  /** The record as it would be stored, by field name. */
  readonly record: RecordInput;
  /** Names of the fields the caller sent. */
  readonly changed: readonly string[];
  /** The record as it is stored now; null when it is being created. */
  readonly before: RecordValue | null;
  readonly user: ActingUser;
  /** Today in the user's time zone, 'YYYY-MM-DD'. */
  readonly today: string;
  /** ISO 8601. */
  readonly now: string;
  /** The values come from a file with, perhaps, years of history in it. */
  readonly imported?: true;
  records(entity: string): RecordReader;
}

export interface ActingUser {
  /** Null when the engine itself acts, for work that nobody asked for at that moment. */
  readonly id: string | null;
  readonly language: Language;
}

/** Reads records with the rights of the user on whose behalf the plugin runs. */
export interface RecordReader {
  find(query: FindQuery): Promise<readonly RecordValue[]>;
}

export interface FindQuery {
  readonly filter?: Condition;
  readonly sort?: string;
  /** 1 to 200; 50 unless told. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface RecordWriter extends RecordReader {
  create(input: RecordInput): Promise<RecordValue>;
}

export interface RecordEditor extends RecordWriter {
  /** With `version`, only if the record still is the one you read: else it fails with RECORD_CONFLICT. */
  update(id: string, input: RecordInput, version?: number): Promise<RecordValue>;
}

export type BeforeResult = { readonly set: RecordInput } | { readonly refuse: Text } | Record<string, never> | undefined;
export type BeforeHook = (event: BeforeEvent) => Promise<BeforeResult>;

export interface AfterEvent extends Omit<BeforeEvent, 'record' | 'changed'> {
  readonly id: string;
  /** The record as it is stored now, by field name. */
  readonly record: RecordInput;
  /** Names of the fields whose value changed, whoever changed them. */
  readonly changed: readonly string[];
}

/** Further records and messages that belong to the write: carried out in this order, in its transaction. */
export interface AfterResult {
  readonly create?: readonly { readonly entity: string; readonly record: RecordInput }[];
  readonly update?: readonly { readonly entity: string; readonly id: string; readonly record: RecordInput }[];
  readonly notify?: readonly NotificationRequest[];
}
export type AfterHook = (event: AfterEvent) => Promise<AfterResult>;

/** Something for the inbox of users, and by mail for those who want it so. Whoever may not see the record gets nothing. */
export interface NotificationRequest {
  /** Declared in plugin.json: `contributes["notification.kind/v1"]`. */
  readonly kind: string;
  /** Ids of users. */
  readonly to: readonly string[];
  /** Also those who watch the record. */
  readonly watchers?: boolean;
  readonly record: { readonly entity: string; readonly id: string };
  /**
   * One sentence beside the record's title, which it does not repeat. `{actor}` becomes the name of the user on whose behalf you run.
   * Write no field's value into it: who reads it may not be allowed to see that field.
   */
  readonly text: Text;
  /** The same key reaches the same user once, however often it is sent. */
  readonly key?: string;
}

export type RecordHappening = 'created' | 'updated' | 'removed' | 'restored';

/** What the handlers of events and jobs are given to work with. */
export interface PluginWork {
  readonly today: string;
  /** ISO 8601. */
  readonly now: string;
  readonly organisation: { readonly country: string; readonly currency: string; readonly timeZone: string };
  records(entity: string): RecordEditor;
  notify(request: NotificationRequest): Promise<void>;
}

export interface RecordEvent extends PluginWork {
  /** The same whenever this event is delivered again. */
  readonly id: string;
  readonly entity: string;
  readonly what: RecordHappening;
  readonly recordId: string;
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
  /** Who made the change; if they can no longer sign in, the engine acts in their place. */
  readonly user: ActingUser;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}
export type EventHandler = (event: RecordEvent) => Promise<void>;

/** A cron expression of five parts in the organisation's time zone, or an interval that divides an hour or a day: '1m', '15m', '1h', '6h', '1d'. */
export type JobSchedule = { readonly cron: string } | { readonly every: string };

export interface JobEvent extends PluginWork {
  readonly name: string;
}
export type JobHandler = (event: JobEvent) => Promise<void>;

export interface SeedEvent {
  /** The language the installation was set up in. */
  readonly language: Language;
  records(entity: string): RecordWriter;
}
export type SeedHandler = (event: SeedEvent) => Promise<void>;

export interface DemoEvent {
  /** Same seed, moment and size: the same records. */
  readonly seed: string;
  /** The moment everything is dated relative to, ISO 8601. */
  readonly now: string;
  /** How large, in the plugin's own measure; null = enough to look around. */
  readonly size: number | null;
  readonly organisation: {
    readonly language: UserLanguage;
    readonly country: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  /** The administrator who looks around: some of it should be theirs. */
  readonly user: { readonly id: string; readonly name: string };
  /** The id of an invented record: always the same for the same two. Records that are read together should have moments close to each other. */
  id(key: string, at: string): string;
  /** What is there already, invented or not. */
  records(entity: string): RecordReader;
}

export interface DemoRecord {
  readonly id: string;
  /** When it was created, ISO 8601, and by whom. */
  readonly at: string;
  readonly by: string;
  readonly values: RecordInput;
  /** What was changed later, oldest first. */
  readonly changes?: readonly { readonly at: string; readonly by: string; readonly set: RecordInput }[];
  /** When it went to the trash. */
  readonly removedAt?: string;
}

/** One transaction's worth: at most about a thousand records, after those they point at. The first batch says how many there will be, more or less. */
export type DemoBatch =
  | { readonly total: number }
  | { readonly entity: string; readonly records: readonly DemoRecord[] }
  | { readonly personal: DemoPersonal };

/** What belongs to the administrator who looks around. */
export interface DemoPersonal {
  readonly stars: readonly { readonly entity: string; readonly id: string }[];
  readonly views: readonly DemoView[];
  /** What they were told, of which kind, about which record, and by whom. */
  readonly notifications: readonly {
    readonly kind: string;
    readonly entity: string;
    readonly id: string;
    readonly by: string;
    readonly at: string;
    readonly read: boolean;
    /** Names of the fields that were changed. */
    readonly fields?: readonly string[];
  }[];
}

export interface DemoView {
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly kind: 'table' | 'cards' | 'board';
  readonly filter?: Condition;
  readonly sort?: string;
  readonly groupBy?: string;
  readonly shared?: boolean;
}

export type DemoHandler = (event: DemoEvent) => AsyncIterable<DemoBatch>;

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
