import { enter } from '#lib/shell/enter.ts';

/** Everything below needs somebody signed in and the definitions. */
export async function load({ url }: { url: URL }): Promise<void> {
  await enter(url);
}
