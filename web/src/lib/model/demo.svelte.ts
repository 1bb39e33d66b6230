import { getDemo, getDemoWithOthers, makeDemo, removeDemo } from '#lib/api/demo-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import type { Demo } from '#schemas/types/api.ts';

/** The invented records of the installation, as administrators see them. */
class DemoData {
  current: Demo | undefined = $state.raw();

  /** Reads it now and follows it, until the returned function is called. */
  follow(): () => void {
    void this.#read();
    const stops = [
      live.on('demo', (message) => {
        this.current = message.demo;
      }),
      // What happened while the connection was away.
      live.on('hello', () => void this.#read()),
    ];
    return () => {
      for (const stop of stops) stop();
      this.current = undefined;
    };
  }

  async make(): Promise<void> {
    this.current = await makeDemo();
  }

  async remove(): Promise<void> {
    this.current = await removeDemo();
  }

  /** How many real records a removal touches. */
  async others(): Promise<{ others: number; bound: number }> {
    const { others = 0, bound = 0 } = await getDemoWithOthers();
    return { others, bound };
  }

  async #read(): Promise<void> {
    try {
      this.current = await getDemo();
    } catch {
      // It is told again when it moves on.
    }
  }
}

export const demo = new DemoData();
