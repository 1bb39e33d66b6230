import { expect, it } from 'vitest';
import { oneAtATime } from '#core/kit/one-at-a-time.ts';

it('begins nothing before what was asked for earlier has ended, however many wait', async () => {
  const owner = {};
  const seen: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    seen.push(`begin ${name}`);
    return new Promise<void>((resolve) => ends.set(name, resolve)).then(() => void seen.push(`end ${name}`));
  };
  const all = ['a', 'b', 'c'].map((name) => oneAtATime(owner, work(name)));
  for (const [i, run] of all.entries()) {
    await Promise.resolve();
    ends.get(['a', 'b', 'c'][i] as string)?.();
    await run;
  }
  expect(seen).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c']);
});

it('goes on after what failed, and tells who asked for it', async () => {
  const owner = {};
  const failed = oneAtATime(owner, () => Promise.reject(new Error('no luck')));
  const next = oneAtATime(owner, async () => 'done');
  await expect(failed).rejects.toThrow('no luck');
  expect(await next).toBe('done');
});
