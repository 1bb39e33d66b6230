import type { Import } from '#schemas/types/api.ts';

export const stages = ['file', 'columns', 'trial', 'import'] as const;
export type Stage = (typeof stages)[number];

/** Where an import stands by itself. */
function stageOf(current: Pick<Import, 'state'>): Stage {
  if (current.state === 'mapping') return 'columns';
  return current.state === 'checking' || current.state === 'checked' ? 'trial' : 'import';
}

/** Where the person is looking: earlier stages can be looked at again until something is written. */
export function shownStage(current: Pick<Import, 'state'>, wanted: string | null): Stage {
  const own = stageOf(current);
  const asked = stages.find((stage) => stage === wanted);
  if (!asked || own === 'import' || current.state === 'checking') return own;
  return stages.indexOf(asked) <= stages.indexOf(own) ? asked : own;
}

/** Earlier stages that can be gone back to. */
export function canReturn(current: Pick<Import, 'state'>, stage: Stage): boolean {
  return shownStage(current, stage) === stage;
}
