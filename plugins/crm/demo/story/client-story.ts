import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import type { Move } from '#plugins/crm/demo/plan/movers.ts';
import { type Teller, type Told, tell } from '#plugins/crm/demo/story/story.ts';
import type { ServingBeat } from '#plugins/crm/demo/words/words.ts';

type Event = 'maintenance' | 'fault' | 'consumables' | 'courtesy' | 'complaint' | 'change';

/** What happens between the sales: visits of the technician, orders of supplies, complaints, a coffee. */
export function tellClient(teller: Teller, leads: readonly LeadPlan[]): Told[] {
  const { random, kind, start } = teller.company;
  const machine = leads.find((lead) => lead.status === 'won' && !lead.isService);
  const told: Told[] = [];
  const add = (beat: ServingBeat, day: number) => {
    const one = tell(teller, { beat, day, ...(machine && { lead: machine }) });
    if (one) told.push({ ...one, lead: undefined });
  };
  if (kind !== 'client' && kind !== 'former_client') {
    for (let day = start + random.int(20, 60); day < -1; day += random.int(150, 320)) add(random.chance(0.7) ? 'courtesy' : 'change', day);
    return told;
  }
  const since = machine?.ended ?? start;
  for (let day = since + random.int(60, 110); day < -1; day += random.int(80, 160)) {
    const event: Event = random.weighted({ maintenance: 28, fault: 22, consumables: 28, courtesy: 13, complaint: 6, change: 3 });
    add(event, day);
    if (event === 'fault' && random.chance(0.6)) add('repair', day + random.int(1, 3));
    if (event === 'complaint') add('solved', day + random.int(2, 6));
  }
  return told;
}

/** Both houses write it down when somebody changes from one to the other. */
export function tellMove(teller: Teller, move: Move): Told[] {
  const person = teller.company.ties.find((tie) => tie.person.id === move.personId)?.person;
  if (!person) return [];
  const isOld = move.from === teller.company;
  return [tell(teller, { beat: isOld ? 'left' : 'arrived', day: isOld ? move.day - 8 : move.day + 4, person }) ?? []].flat();
}
