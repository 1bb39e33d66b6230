import { openLive } from '#lib/api/live-api.ts';
import type { ClientMessage, Import, LiveRecords, ServerMessage, StoredRecord } from '#schemas/types/api.ts';

export interface RecordsHandler {
  changed: (records: readonly StoredRecord[], actor: string | null) => void;
  removed: (ids: readonly string[]) => void;
  /** The server could not replay what was missed: fetch again what is shown. */
  reload: () => void;
}
interface Subscription extends RecordsHandler {
  id: string;
  entity: string;
  ids: string[] | undefined;
}

type Message<Type> = Extract<ServerMessage, { type: Type }>;

const firstWait = 500;
const longestWait = 15_000;

/** The one socket: subscribes, dispatches, reconnects with back-off and resumes from its cursor. */
class Live {
  status: 'off' | 'connecting' | 'open' = $state('off');
  #socket: WebSocket | undefined;
  #cursor: string | undefined;
  #wait = firstWait;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = 1;
  #greeted = false;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #handlers = new Map<string, Set<(message: never) => void>>();

  start(): void {
    if (this.status === 'off') this.#connect();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.status = 'off';
    this.#cursor = undefined;
    this.#greeted = false;
    this.#socket?.close();
    this.#socket = undefined;
  }

  /** Calls back for each change of the entity's records, or only of `ids`, until the returned function is called. */
  subscribe(entity: string, handler: RecordsHandler, ids?: string[]): () => void {
    const id = String(this.#next++);
    const subscription: Subscription = { ...handler, id, entity, ids };
    this.#subscriptions.set(id, subscription);
    this.#send(requestOf(subscription));
    return () => {
      this.#subscriptions.delete(id);
      this.#send({ type: 'unsubscribe', id });
    };
  }

  /** Tells the server, if it is there to hear it. */
  say(message: ClientMessage): void {
    this.#send(message);
  }

  /** Calls back for each message of a type, until the returned function is called. */
  on<Type extends ServerMessage['type']>(type: Type, handler: (message: Message<Type>) => void): () => void {
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  onSchema(handler: (revision: number) => void): () => void {
    return this.on('schema', ({ revision }) => handler(revision));
  }

  onImport(handler: (changed: Import) => void): () => void {
    return this.on('import', (message) => handler(message.import));
  }

  onSignedOut(handler: () => void): () => void {
    return this.on('signed_out', handler);
  }

  #connect(): void {
    this.status = 'connecting';
    const socket = openLive(this.#cursor);
    this.#socket = socket;
    socket.onmessage = (event) => this.#receive(JSON.parse(String(event.data)) as ServerMessage);
    socket.onopen = () => {
      this.status = 'open';
      this.#wait = firstWait;
      for (const subscription of this.#subscriptions.values()) this.#send(requestOf(subscription));
    };
    socket.onclose = () => {
      if (this.status === 'off' || this.#socket !== socket) return;
      this.status = 'connecting';
      this.#timer = setTimeout(() => this.#connect(), this.#wait * (0.75 + Math.random() / 2));
      this.#wait = Math.min(this.#wait * 2, longestWait);
    };
  }

  #send(request: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }

  #receive(message: ServerMessage): void {
    if ('cursor' in message) this.#cursor = message.cursor;
    if (message.type === 'records') this.#dispatch(message);
    // A revision, or what the organisation is called, may have been missed while the socket was away.
    if (message.type === 'hello' && this.#greeted) {
      this.#tell({ type: 'schema', revision: message.revision });
      this.#tell({ type: 'organisation' });
    }
    if (message.type === 'hello') this.#greeted = true;
    if (message.type === 'reload') this.#reload(message.entity);
    this.#tell(message);
  }

  #tell(message: ServerMessage): void {
    for (const handler of this.#handlers.get(message.type) ?? []) handler(message as never);
  }

  #reload(entity: string | undefined): void {
    for (const subscription of this.#subscriptions.values()) {
      if (entity === undefined || subscription.entity === entity) subscription.reload();
    }
  }

  #dispatch(changes: LiveRecords): void {
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.entity !== changes.entity) continue;
      const wanted = (id: string) => subscription.ids === undefined || subscription.ids.includes(id);
      const changed = changes.changed.filter((record) => wanted(record.id));
      const removed = changes.removed.filter(wanted);
      if (changed.length > 0) subscription.changed(changed, changes.actor);
      if (removed.length > 0) subscription.removed(removed);
    }
  }
}

function requestOf({ id, entity, ids }: Subscription): ClientMessage {
  return { type: 'subscribe', id, entity, ...(ids && { ids }) };
}

export const live = new Live();
