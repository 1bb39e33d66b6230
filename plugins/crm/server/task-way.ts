import type { BeforeHook } from 'vinculo/plugin';

/** A task that is done knows since when; one that is taken up again is not done any more. A file that does not say when is not asked. */
export const stampDone: BeforeHook = async ({ record, before, changed, now, imported }) => {
  const isDone = record['done'] === true;
  const wasDone = before?.['done'] === true;
  if (isDone && !wasDone && !record['done_at'] && !imported) return { set: { done_at: now } };
  if (!isDone && record['done_at'] && !(changed.includes('done_at') && !wasDone)) return { set: { done_at: null } };
  return {};
};
