import type { AfterHook, BeforeHook, JobHandler, RecordValue } from 'vinculo/plugin';
import { dayIn } from '#plugins/crm/server/day-in.ts';

/** A date of waking belongs to the wait: the next wait needs one of its own. */
export const leaveStandby: BeforeHook = async ({ record, before, changed }) => {
  const leaves = before?.['status'] === 'standby' && record['status'] !== 'standby';
  return leaves && record['wake_on'] && !changed.includes('wake_on') ? { set: { wake_on: null } } : {};
};

/** When a lead wakes by itself, its owner is told in the same moment: never without the other. */
export const tellWoke: AfterHook = async ({ id, record, before, user }) => {
  const woke = user.id === null && before?.['status'] === 'standby' && record['status'] === 'to_do';
  if (!woke || typeof record['owner'] !== 'string') return {};
  const text = {
    en: 'The wait is over: this is to do again',
    pt: 'A espera terminou: está novamente por fazer',
    'pt-BR': 'A espera terminou: está novamente a fazer',
    es: 'La espera ha terminado: vuelve a estar por hacer',
  };
  return { notify: [{ kind: 'woke', to: [record['owner']], record: { entity: 'lead', id }, text }] };
};

/** The first places on earth where a day begins. */
const EARLIEST = 'Pacific/Kiritimati';
const PAGE = 200;

/**
 * Brings leads on standby back on the day they wait for: where their owner lives, or else the organisation. What counts is what is stored,
 * so that it does not matter how long nobody ran, or how often this runs.
 */
export const wakeLeads: JobHandler = async ({ now, organisation, records }) => {
  const leads = records('lead');
  const reached = { field: 'wake_on', op: 'lte', value: dayIn(EARLIEST, now) } as const;
  const filter = { and: [{ field: 'status', op: 'eq', value: 'standby' } as const, reached] };
  const failures: unknown[] = [];
  for (let offset = 0; ; ) {
    const page = await leads.find({ filter, sort: 'wake_on', limit: PAGE, offset });
    const zones = await zonesOf(page, records);
    let left = 0;
    for (const lead of page) {
      const zone = zones.get(String(lead['owner'])) ?? organisation.timeZone;
      const woken = String(lead['wake_on']) <= dayIn(zone, now) && (await wake(lead, leads, failures));
      if (!woken) left += 1;
    }
    if (page.length < PAGE) break;
    offset += left;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} leads could not be woken`);
};

type Records = Parameters<JobHandler>[0]['records'];

async function zonesOf(leads: readonly RecordValue[], records: Records): Promise<ReadonlyMap<string, string>> {
  const owners = [...new Set(leads.map((lead) => lead['owner']).filter((owner) => typeof owner === 'string'))];
  if (owners.length === 0) return new Map();
  const users = await records('user').find({ filter: { field: 'id', op: 'in', value: owners }, limit: PAGE });
  return new Map(users.flatMap((user) => (typeof user['time_zone'] === 'string' ? [[user.id, user['time_zone']] as const] : [])));
}

/** One that somebody changes at this moment is looked at again in a minute; one that fails does not hold up the others. */
async function wake(lead: RecordValue, leads: ReturnType<Records>, failures: unknown[]): Promise<boolean> {
  try {
    await leads.update(lead.id, { status: 'to_do' }, lead.version);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'RECORD_CONFLICT' && code !== 'RECORD_NOT_FOUND') failures.push(error);
    return false;
  }
}
