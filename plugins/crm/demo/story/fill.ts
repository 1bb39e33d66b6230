import type { Random } from '#plugins/crm/demo/kit/random.ts';

export type Slots = Readonly<Record<string, string | undefined>>;

const ABSENT = '\u0000';

/** "{slot}", "{one|of|these}" and "[masculine|feminine]"; undefined when it needs a slot that has no value. */
export function fill(text: string, slots: Slots, { random, gender }: { random: Random; gender: 'm' | 'f' }): string | undefined {
  const slotted = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? ABSENT);
  const agreed = slotted.replaceAll(/\[([^[\]|]*)\|([^[\]]*)\]/g, (_, masculine: string, feminine: string) =>
    gender === 'm' ? masculine : feminine,
  );
  const chosen = agreed.replaceAll(/\{([^{}]*\|[^{}]*)\}/g, (_, all: string) => {
    const possible = all.split('|').filter((one) => !one.includes(ABSENT));
    return possible.length === 0 ? ABSENT : random.pick(possible);
  });
  return chosen.includes(ABSENT) ? undefined : chosen;
}

const FAMILY = /^@(\w+) /;

/** Texts for a family of products begin with it: "@weigh …"; all others are for any. */
export function forFamily(texts: readonly string[], family: string | undefined): string[] {
  const fitting = texts.filter((text) => [undefined, family].includes(FAMILY.exec(text)?.[1]));
  return fitting.map((text) => text.replace(FAMILY, ''));
}

/** One of several texts, filled; texts that need what is not there are passed over. */
export function fillOne(texts: readonly string[], slots: Slots, how: { random: Random; gender: 'm' | 'f' }): string | undefined {
  const first = how.random.int(0, texts.length - 1);
  for (let i = 0; i < texts.length; i += 1) {
    const filled = fill(texts[(first + i) % texts.length] as string, slots, how);
    if (filled !== undefined) return filled;
  }
  return undefined;
}
