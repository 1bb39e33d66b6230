import type { SchemaTasks } from '#core/change/schema-tasks.ts';
import type { Hub } from '#core/live/hub.ts';

/** Administrators see how far a task of a schema change is. */
export async function announceTask(tasks: SchemaTasks, hub: Hub, id: string): Promise<void> {
  const task = await tasks.find(id);
  hub.tellEach(({ roles }) => (roles.includes('administrator') ? { type: 'schema-task', task } : undefined));
}
