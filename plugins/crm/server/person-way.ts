import type { BeforeHook } from 'vinculo/plugin';

/** From these the name is written, in this order: in Spain and Latin America people have two surnames. */
export const NAME_PARTS = ['given_names', 'surname', 'second_surname'] as const;

/** Whoever fills in the parts of a name need not write it once more; a name that somebody wrote otherwise stays. */
export const writeName: BeforeHook = async ({ record, before, changed }) => {
  if (changed.includes('name')) return {};
  const name = joined(record);
  if (name === '') return {};
  const wasWritten = before !== null && before['name'] !== joined(before) && joined(before) !== '';
  return wasWritten ? {} : { set: { name } };
};

function joined(record: Readonly<Record<string, unknown>>): string {
  return NAME_PARTS.map((part) => String(record[part] ?? '').trim())
    .filter((part) => part !== '')
    .join(' ');
}
