import type { DemoBatch, DemoRecord } from 'vinculo/plugin';
import type { House } from '#plugins/crm/demo/house.ts';
import { stepAt } from '#plugins/crm/demo/records/lead-records.ts';

/** What was thrown away lately: doubles and a mistake. */
export function removedRecords({ world, staff, pipeline }: Omit<House, 'folders'>): DemoBatch[] {
  const { calendar, event, home } = world;
  const random = world.random('trash');
  const { names, office } = home.words;
  const by = staff.colleagues.reception.id;
  const record = (key: string, day: number, values: DemoRecord['values']): DemoRecord => {
    const at = calendar.at(day, 10 * 60);
    return { id: event.id(`removed:${key}`, at), at, by, values, removedAt: calendar.at(Math.min(-1, day + 1), 16 * 60) };
  };
  const name = () => `${random.pick(names.female)} ${random.pick(names.last)}`;
  return [
    {
      entity: 'company',
      records: [-11, -4].map((day, i) => record(`company:${i}`, day, { name: random.pick(names.places), kind: 'prospect' })),
    },
    {
      entity: 'person',
      records: [-8, -3].map((day, i) => record(`person:${i}`, day, { name: name(), job_title: names.titles.purchasing[1] })),
    },
    {
      entity: 'lead',
      records: [-6, -2].map((day, i) =>
        record(`lead:${i}`, day, {
          name: `${office.products.lira200.short} (2)`,
          pipeline: pipeline.id,
          step: stepAt(pipeline, 0),
          status: 'to_do',
          started_on: calendar.date(day),
          owner: staff.colleagues.seller.id,
        }),
      ),
    },
  ];
}
