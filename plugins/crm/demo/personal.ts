import type { DemoPersonal, DemoView } from 'vinculo/plugin';
import type { Folder, House } from '#plugins/crm/demo/house.ts';
import { BIG, type CompanyPlan } from '#plugins/crm/demo/plan/company-plan.ts';
import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import { reportId } from '#plugins/crm/demo/records/report-records.ts';

const LARGE_EUROS = 15_000;
/** Of the twelve reports of the big sale, the one in which the administrator is named. */
const MENTIONED = 9;

/** What the administrator marked, saved and was told. */
export function personalThings(house: House): DemoPersonal {
  const mine = house.folders.filter(({ teller }) => teller.company.owner.role === 'administrator');
  const open = (folder: Folder) => folder.leads.filter(({ status }) => status === 'to_do');
  const big = house.folders.find(({ teller }) => teller.company.index === BIG);
  const stars = [
    ...(big ? [about('company', big.teller.company), ...big.leads.map((lead) => about('lead', lead))] : []),
    ...mine.slice(0, 4).map(({ teller }) => about('company', teller.company)),
    ...mine
      .flatMap(open)
      .slice(0, 4)
      .map((lead) => about('lead', lead)),
  ];
  return { stars, views: viewsOf(house), notifications: notificationsOf(house, { mine: mine.flatMap(open), big }) };
}

const about = (entity: string, { id }: CompanyPlan | LeadPlan) => ({ entity, id });

function viewsOf({ world }: House): DemoView[] {
  const { event, calendar, home } = world;
  const { views } = home.words.office;
  const id = (key: string) => event.id(`view:${key}`, calendar.at(-20, 600));
  const open = { field: 'status', op: 'in', value: ['to_do', 'standby'] } as const;
  return [
    {
      id: id('large'),
      entity: 'lead',
      name: views.large,
      kind: 'table',
      filter: { and: [open, { field: 'amount', op: 'gte', value: world.money(LARGE_EUROS).value }] },
      sort: '-amount',
      shared: true,
    },
    {
      id: id('waking'),
      entity: 'lead',
      name: views.waking,
      kind: 'cards',
      filter: {
        and: [
          { field: 'status', op: 'eq', value: 'standby' },
          { field: 'wake_on', op: 'lte', value: '$today+14d' },
        ],
      },
      sort: 'wake_on',
    },
    {
      id: id('mine'),
      entity: 'company',
      name: views.mine,
      kind: 'table',
      filter: {
        and: [
          { field: 'kind', op: 'eq', value: 'client' },
          { field: 'owner', op: 'eq', value: '$user' },
        ],
      },
    },
    {
      id: id('complaints'),
      entity: 'report',
      name: views.complaints,
      kind: 'table',
      filter: { field: 'kind', op: 'eq', value: 'complaint' },
      sort: '-happened_at',
      shared: true,
    },
  ];
}

function notificationsOf({ world, staff }: House, { mine, big }: { mine: readonly LeadPlan[]; big: Folder | undefined }) {
  const { calendar } = world;
  const { manager, seller, secondSeller } = staff.colleagues;
  const [first, second, third] = mine;
  const told: DemoPersonal['notifications'][number][] = [];
  const add = (
    kind: string,
    record: { entity: string; id: string } | undefined,
    rest: { by: string; day: number; minutes: number; fields: string[] },
  ) => {
    const { by, day, minutes, fields } = rest;
    if (record) told.push({ kind, ...record, by, at: calendar.at(day, minutes), read: day < -2, fields });
  };
  add('assigned', first && about('lead', first), { by: manager.id, day: -1, minutes: 9 * 60 + 12, fields: ['owner'] });
  add('assigned', second && about('lead', second), { by: manager.id, day: -4, minutes: 10 * 60 + 40, fields: ['owner'] });
  add('watched', third && about('lead', third), { by: secondSeller.id, day: -1, minutes: 16 * 60 + 5, fields: ['step', 'amount'] });
  const mention = big?.told[MENTIONED];
  if (big && mention) {
    const report = { entity: 'report', id: reportId(big.teller, mention, MENTIONED) };
    add('mentioned', report, { by: mention.by.id, day: mention.day, minutes: mention.minutes + 15, fields: ['text'] });
    add('watched', about('company', big.teller.company), { by: seller.id, day: -2, minutes: 11 * 60, fields: ['notes'] });
  }
  return told;
}
