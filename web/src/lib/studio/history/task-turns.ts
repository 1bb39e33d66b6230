import { live } from '#lib/model/live.svelte.ts';
import type { SchemaTask } from '#schemas/types/api.ts';

/** Calls back when work of a revision begins or ends, until the returned function is called; how far it has got is no news here. */
export function onTaskTurn(concerns: (task: SchemaTask) => boolean, turned: () => void): () => void {
  const states = new Map<string, SchemaTask['state']>();
  return live.on('schema-task', ({ task }) => {
    if (!concerns(task) || states.get(task.id) === task.state) return;
    states.set(task.id, task.state);
    turned();
  });
}
