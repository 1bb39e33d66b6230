import { milliseconds, type ReadingCase } from '#scripts/bench/reading.ts';

const START_GOAL_MS = 3_000;
const MEMORY_GOAL_MB = 250;

export const start: ReadingCase = {
  key: 'start',
  title: 'start to first answer',
  read: async ({ starts }) => [
    { title: 'first start to first answer (makes the database)', value: milliseconds(starts.first), goal: '', isMet: undefined },
    {
      title: 'second start to first answer',
      value: milliseconds(starts.second),
      goal: `< ${milliseconds(START_GOAL_MS)}`,
      isMet: starts.second < START_GOAL_MS,
    },
  ],
};

export const memory: ReadingCase = {
  key: 'memory',
  title: 'idle memory of the app',
  read: async ({ idleMegabytes }) => {
    if (idleMegabytes === undefined)
      return [{ title: 'idle memory of the app', value: 'not told by this system', goal: '', isMet: undefined }];
    const value = `${Math.round(idleMegabytes)} MB`;
    return [
      {
        title: 'idle memory of the app, 30 s after its start',
        value,
        goal: `< ${MEMORY_GOAL_MB} MB`,
        isMet: idleMegabytes < MEMORY_GOAL_MB,
      },
    ];
  },
};
