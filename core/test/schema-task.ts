import type { Session, TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly field: string | null;
  readonly error: string | null;
}

/** The newest change of type, once it is in one of these states. */
export async function conversionIn(app: TestApp, as: Session, states: readonly string[]): Promise<Task> {
  const look = async () => {
    const { body } = await app.send({ as, url: '/schema/tasks' });
    return (body.data as Task[]).find(({ kind }) => kind === 'change_type');
  };
  const task = await eventually(look, (found) => found !== undefined && states.includes(found.state));
  await app.engine.registry.reload();
  return task as Task;
}
