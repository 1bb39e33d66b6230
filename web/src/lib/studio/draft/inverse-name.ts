import { schema } from '#lib/model/schema.svelte.ts';

const longest = 48;

/** A free name for the other end of a relation, on the entities it points at, absent = all: "x_machines", "x_machines_2". */
export function inverseName(on: readonly string[] | undefined, stem: string): string {
  const targets = on ? on.flatMap((name) => schema.entity(name) ?? []) : schema.entities;
  const taken = new Set(targets.flatMap(({ fields, inverses }) => [...fields, ...inverses].map((one) => one.name)));
  const base = stem.startsWith('x_') ? stem : `x_${stem}`;
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : `_${n}`;
    const name = base.slice(0, longest - tail.length).replace(/_+$/, '') + tail;
    if (!taken.has(name)) return name;
  }
}
