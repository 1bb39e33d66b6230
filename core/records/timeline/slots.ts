import { Sql } from '#core/kit/sql.ts';

/** A place in a statement that is kept: its value comes with each request. */
export class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** The statement with its slots filled; whatever else it holds stays. */
export function fillSlots({ parts, values }: Sql, given: Readonly<Record<string, unknown>>): Sql {
  return new Sql(
    parts,
    values.map((value) => (value instanceof Slot ? given[value.name] : value)),
  );
}
