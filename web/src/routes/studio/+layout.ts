import { enter } from '#lib/shell/enter.ts';

export async function load({ url }: { url: URL }): Promise<void> {
  await enter(url);
}
