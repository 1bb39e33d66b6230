import { describe, expect, it } from 'vitest';
import { mentions } from '#core/notifications/mentions.ts';

const ana = '0192f0c1-0000-7000-8000-00000000000a';
const rui = '0192f0c1-0000-7000-8000-00000000000b';

describe('mentions', () => {
  it('are found wherever they stand in a text, each once', () => {
    const text = `@[Ana Prata](user:${ana}), pode ligar? (@[Rui](user:${rui.toUpperCase()}) e @[Ana](user:${ana}))`;
    expect([...mentions(text)]).toEqual([ana, rui]);
  });

  it.each([null, undefined, 5, '', '@Ana', `@[](user:${ana})`, `@[Ana](person:${ana})`, '@[Ana](user:12)', `[Ana](user:${ana})`])(
    'are not seen in %j',
    (text) => {
      expect([...mentions(text)]).toEqual([]);
    },
  );

  it('are found quickly in 100 kB of brackets', () => {
    expect([...mentions(`${'@['.repeat(50_000)}@[Ana](user:${ana})`)]).toEqual([ana]);
  });
});
