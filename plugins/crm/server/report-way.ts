import type { AfterEvent, AfterHook, BeforeHook, RecordInput } from 'vinculo/plugin';

/** A report on a lead belongs to the lead's company, unless another one was chosen. It stays there, whatever becomes of the lead or of people. */
export const placeReport: BeforeHook = async ({ record, changed, before, records }) => {
  const needed = record['lead'] && !record['company'] && (before === null || changed.includes('lead'));
  if (!needed) return {};
  const [lead] = await records('lead').find({ filter: { field: 'id', op: 'eq', value: record['lead'] }, limit: 1 });
  return lead?.['company'] ? { set: { company: lead['company'] } } : {};
};

/** The next action of a report is somebody's task. */
export const planNextAction: AfterHook = async (event) => (isPlan(event) ? { create: [newTask(event)] } : {});

/** Where a report's field stands in its task. */
const TASK_FIELDS = { next_action: 'title', next_action_on: 'due_on', company: 'company', lead: 'lead' } as const;
export const PLANNED_FROM = Object.keys(TASK_FIELDS);

/**
 * An edit of the next action changes the task that is still open. Only when there is none any more is a new action a new task.
 * An action that is erased leaves the task: whoever has it decides.
 */
export const replanNextAction: AfterHook = async (event) => {
  const { id, record, changed, records } = event;
  const edited = Object.entries(TASK_FIELDS).filter(([name]) => changed.includes(name) && (name !== 'next_action' || record[name]));
  if (edited.length === 0) return {};
  const filter = { and: [{ field: 'report', op: 'eq', value: id } as const, { field: 'done', op: 'ne', value: true } as const] };
  const [task] = await records('task').find({ filter, sort: '-created_at', limit: 1 });
  if (task)
    return {
      update: [{ entity: 'task', id: task.id, record: Object.fromEntries(edited.map(([from, to]) => [to, record[from] ?? null])) }],
    };
  return changed.includes('next_action') && isPlan(event) ? { create: [newTask(event)] } : {};
};

/** What a file says of years ago was done or forgotten long since. */
function isPlan({ record, imported, today }: AfterEvent): boolean {
  if (typeof record['next_action'] !== 'string' || record['next_action'].trim() === '') return false;
  return !imported || String(record['next_action_on'] ?? '') >= today;
}

function newTask({ id, record }: AfterEvent): { entity: string; record: RecordInput } {
  const own = Object.entries(TASK_FIELDS).map(([from, to]) => [to, record[from] ?? null]);
  return { entity: 'task', record: { ...Object.fromEntries(own), report: id, assignee: record['author'] } };
}
