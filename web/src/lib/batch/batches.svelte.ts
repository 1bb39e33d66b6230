import { SvelteSet } from 'svelte/reactivity';
import { getBatch, startBatch, stepBatch } from '#lib/api/batch-api.ts';
import { failureText } from '#lib/api/failure-text.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { live } from '#lib/model/live.svelte.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';
import type { Batch, BatchRequest, EntityView } from '#schemas/types/api.ts';

export interface Tracked {
  entity: EntityView;
  batch: Batch;
}

/** Asked again when the socket says nothing. */
const patience = 1200;

const isAtWork = ({ state }: Batch) => state === 'running' || state === 'undoing';

/** What this window does to many records at once: started, followed to its end, and told. */
class Batches {
  running: readonly Tracked[] = $state.raw([]);
  /** Ended, with something that has to be read. */
  summary: Tracked | undefined = $state.raw();
  /** Those that a list shows the progress of by itself. */
  readonly placed = new SvelteSet<string>();

  /** Follows what was started until it ends; throws when it is refused. */
  async start(entity: EntityView, request: BatchRequest): Promise<Batch> {
    const batch = await startBatch(entity.name, request);
    this.#follow({ entity, batch });
    return batch;
  }

  async cancel({ entity, batch }: Tracked): Promise<void> {
    await this.#step(entity, batch.id, 'cancel');
  }

  async undo({ entity, batch }: Tracked): Promise<void> {
    await this.#step(entity, batch.id, 'undo');
  }

  /** Until the returned function is called. */
  listen(): () => void {
    return live.on('batch', ({ batch }) => this.#heard(batch));
  }

  async #step(entity: EntityView, id: string, step: 'cancel' | 'undo'): Promise<void> {
    try {
      const batch = await stepBatch(id, step);
      if (step === 'undo') this.#follow({ entity, batch });
      else this.#heard(batch);
    } catch (error) {
      toastError(failureText(error));
    }
  }

  #follow(tracked: Tracked): void {
    this.running = [...this.running.filter((one) => one.batch.id !== tracked.batch.id), tracked];
    void this.#ask(tracked.batch.id);
  }

  async #ask(id: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, patience));
    if (!this.running.some((one) => one.batch.id === id)) return;
    const batch = await getBatch(id).catch(() => undefined);
    if (batch) this.#heard(batch);
    await this.#ask(id);
  }

  #heard(batch: Batch): void {
    const known = this.running.find((one) => one.batch.id === batch.id);
    if (!known) return;
    const now = { ...known, batch };
    // What comes by two ways may come in the wrong order.
    if (isAtWork(batch) && batch.state === known.batch.state && batch.progress.done < known.batch.progress.done) return;
    this.running = isAtWork(batch) ? this.running.map((one) => (one === known ? now : one)) : this.running.filter((one) => one !== known);
    if (!isAtWork(batch)) this.#tell(now);
  }

  #tell(tracked: Tracked): void {
    const { batch } = tracked;
    this.placed.delete(batch.id);
    if (batch.skippedCount > 0 || batch.state === 'failed') {
      this.summary = tracked;
      return;
    }
    const undo = { label: t('undo'), run: () => void this.undo(tracked) };
    toast(outcomeText(batch), batch.state !== 'undone' && batch.changed > 0 ? undo : undefined);
  }
}

/** "1,238 records changed" */
export function outcomeText({ action, state, changed }: Batch): string {
  if (state === 'undone') return t('bulk.undone', { count: changed });
  return t(`bulk.done.${action}`, { count: changed });
}

export const batches = new Batches();
