import { boot } from '#lib/shell/boot.ts';

export const ssr = false;
export const prerender = false;

export async function load(): Promise<void> {
  await boot();
}
