import { expect, it } from 'vitest';
import { shareRuns } from '#core/kit/share-runs.ts';

/** Work that ends when it is told to. */
function slowWork() {
  const ends: (() => void)[] = [];
  const work = async () => {
    const run = ends.length + 1;
    await new Promise<void>((resolve) => ends.push(resolve));
    return run;
  };
  return { work, ends };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('gives those who ask meanwhile the one run that follows', async () => {
  const share = shareRuns<number>();
  const { work, ends } = slowWork();
  const first = share('a', work);
  const later = [share('a', work), share('a', work), share('a', work)];
  ends[0]?.();
  expect(await first).toBe(1);
  await settled();
  ends[1]?.();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  expect(ends).toHaveLength(2);
});

it('starts anew when nothing runs, and keeps keys apart', async () => {
  const share = shareRuns<number>();
  const { work, ends } = slowWork();
  const [one, other] = [share('a', work), share('b', work)];
  for (const end of ends) end();
  expect(await Promise.all([one, other])).toEqual([1, 2]);
  const again = share('a', work);
  ends[2]?.();
  expect(await again).toBe(3);
});

it('goes on after a run that failed', async () => {
  const share = shareRuns<number>();
  const failing = share('a', () => Promise.reject(new Error('no')));
  const after = share('a', async () => 7);
  await expect(failing).rejects.toThrow('no');
  expect(await after).toBe(7);
});
