import type { AfterHook, BeforeHook, JobHandler, RecordInput, RecordReader, RecordValue } from 'vinculo/plugin';

/**
 * Where people work. Of a person's current companies one is the main one, and of a company's current people one is its main contact:
 * the one that was marked, else the newest.
 */
const MARKS = [
  { of: 'person', mark: 'primary' },
  { of: 'company', mark: 'main_contact' },
] as const;

export const checkDates: BeforeHook = async ({ record }) => {
  const { from, to } = record;
  if (!from || !to || String(to) >= String(from)) return {};
  return {
    refuse: {
      en: 'The end of an affiliation cannot be before its beginning.',
      pt: 'O fim de uma ligação não pode ser anterior ao seu início.',
      'pt-BR': 'O fim de um vínculo não pode ser anterior ao seu início.',
      es: 'El final de una vinculación no puede ser anterior a su comienzo.',
    },
  };
};

/** What the affiliation itself gets, so that whoever stores it sees it at once. */
export const markOwn: BeforeHook = async ({ record, before, today, records }) => {
  const set: Record<string, unknown> = {};
  for (const { of, mark } of MARKS) {
    const others = (await affiliationsOf(records, { of, mark }, record[of])).filter(({ id }) => id !== before?.id);
    const marked = isCurrent(record, today) && (record[mark] === true || isNext(record, others, { mark, today }));
    if ((record[mark] === true) !== marked) set[mark] = marked;
  }
  return { set };
};

/** What the others of the same person and the same company get. */
export const markOthers: AfterHook = async ({ id, action, record, before, changed, today, records }) => {
  const update = [];
  for (const { of, mark } of MARKS) {
    const preferred = action !== 'remove' && changed.includes(mark) && record[mark] === true ? id : undefined;
    for (const owner of new Set([record[of], before?.[of]])) {
      const list = await affiliationsOf(records, { of, mark }, owner);
      update.push(...corrections(list, { mark, today, preferred }));
    }
  }
  return { update: update.map(({ id: other, set }) => ({ entity: 'affiliation', id: other, record: set })) };
};

/** Days pass without anybody's edit: affiliations end, and others begin. */
export const turnDay: JobHandler = async ({ today, records }) => {
  const affiliations = records('affiliation');
  const marked = { or: MARKS.map(({ mark }) => ({ field: mark, op: 'eq', value: true }) as const) };
  const ended = { and: [marked, { field: 'to', op: 'lte', value: today } as const] };
  const begun = { field: 'from', op: 'between', value: ['$today-31d', '$today'] } as const;
  // One that has ended loses its marks, and so is not found again.
  for (let page = await affiliations.find({ filter: ended, limit: PAGE }); page.length > 0; ) {
    for (const one of page) await putRight(one, today, records);
    page = await affiliations.find({ filter: ended, limit: PAGE });
  }
  for (let offset = 0; ; offset += PAGE) {
    const page = await affiliations.find({ filter: begun, sort: 'id', limit: PAGE, offset });
    for (const one of page) await putRight(one, today, records);
    if (page.length < PAGE) break;
  }
};

const PAGE = 200;

async function putRight(one: RecordValue, today: string, records: Parameters<JobHandler>[0]['records']): Promise<void> {
  for (const { of, mark } of MARKS) {
    const list = await affiliationsOf(records, { of, mark }, one[of]);
    for (const { id, set } of corrections(list, { mark, today, preferred: undefined })) await records('affiliation').update(id, set);
  }
}

/** Those that are marked, and the newest: of a company with more people than that, the others decide nothing. */
async function affiliationsOf(
  records: (entity: string) => RecordReader,
  { of, mark }: { readonly of: string; readonly mark: string },
  owner: unknown,
): Promise<readonly RecordValue[]> {
  if (typeof owner !== 'string') return [];
  return records('affiliation').find({ filter: { field: of, op: 'eq', value: owner }, sort: `-${mark},-from`, limit: PAGE });
}

/** From its first day until the day before its last. */
function isCurrent({ from, to }: RecordInput, today: string): boolean {
  return (!from || String(from) <= today) && (!to || String(to) > today);
}

interface Marking {
  readonly mark: string;
  readonly today: string;
}

/** Nothing else is marked, and nothing else is newer. */
function isNext(record: RecordInput, others: readonly RecordValue[], { mark, today }: Marking): boolean {
  const current = others.filter((other) => isCurrent(other, today));
  return (
    !current.some((other) => other[mark] === true) && current.every((other) => String(other['from'] ?? '') <= String(record['from'] ?? ''))
  );
}

function corrections(list: readonly RecordValue[], { mark, today, preferred }: Marking & { preferred: string | undefined }) {
  const current = list.filter((one) => isCurrent(one, today)).sort(newestFirst);
  const marked = current.filter((one) => one[mark] === true);
  const chosen = marked.find(({ id }) => id === preferred) ?? marked[0] ?? current[0];
  return list
    .filter((one) => (one[mark] === true) !== (one.id === chosen?.id))
    .map((one) => ({ id: one.id, set: { [mark]: one.id === chosen?.id } }));
}

function newestFirst(a: RecordValue, b: RecordValue): number {
  const key = (one: RecordValue) => `${String(one['from'] ?? '')} ${String(one['created_at'])}`;
  return key(a) < key(b) ? 1 : -1;
}
