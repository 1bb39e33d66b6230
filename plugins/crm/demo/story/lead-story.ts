import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import { type Scene, type Teller, type Told, tell } from '#plugins/crm/demo/story/story.ts';
import type { SellingBeat, ServingBeat } from '#plugins/crm/demo/words/words.ts';

/** How a lead came about and went on, as reports. */
export function tellLead(teller: Teller, lead: LeadPlan): Told[] {
  const until = lead.ended ?? 0;
  const scenes = [...(lead.isService ? serviceScenes(teller, lead) : machineScenes(teller, lead)), ...endScenes(lead)]
    .filter(({ day }) => day <= until)
    .sort((a, b) => a.day - b.day);
  const open = lead.status === 'to_do' || lead.status === 'standby';
  const own = scenes.flatMap((scene, i) => tell(teller, { ...scene, lead, ...(open && i === scenes.length - 1 && { last: true }) }) ?? []);
  return lead.status === 'won' ? [...own, ...afterwards(teller, lead)] : own;
}

function machineScenes({ company: { random } }: Teller, { days, first }: LeadPlan): Scene[] {
  const scenes: Scene[] = [];
  const add = (beat: SellingBeat, step: number, later: number) => {
    const day = days[step];
    if (day !== undefined) scenes.push({ beat, day: day + later });
  };
  if (first) add(random.chance(0.55) ? 'firstCall' : 'firstMail', 0, 0);
  if (!first || random.chance(0.6)) add('qualify', 0, first ? random.int(1, 3) : 0);
  add('visit', 1, 0);
  if (random.chance(0.28)) add('demo', 1, random.int(2, 4));
  add('proposal', 2, 0);
  if (random.chance(0.4)) add('questions', 2, random.int(1, 4));
  if (random.chance(0.7)) add('negotiate', 3, 0);
  if (random.chance(0.18)) add('competitor', 3, random.int(1, 3));
  if (random.chance(0.3)) add('negotiate', 4, 0);
  return scenes;
}

function serviceScenes({ company: { random } }: Teller, { days }: LeadPlan): Scene[] {
  const [start = 0] = days;
  const asked = days[2];
  return [
    { beat: 'serviceOffer', day: start },
    ...(asked !== undefined && random.chance(0.4) ? [{ beat: 'serviceOffer' as const, day: asked }] : []),
  ];
}

function endScenes({ status, ended, loss, isService }: LeadPlan): Scene[] {
  if (ended === undefined) return [];
  const beat: Partial<Record<LeadPlan['status'], SellingBeat>> = {
    won: isService ? 'serviceWon' : 'won',
    lost: loss ?? 'lostPrice',
    cancelled: 'cancelled',
    standby: 'standby',
  };
  const own = beat[status];
  return own ? [{ beat: own, day: ended }] : [];
}

/** Delivery, training, invoice, and how they pay. */
function afterwards(teller: Teller, lead: LeadPlan): Told[] {
  const { random, payer } = teller.company;
  const won = lead.ended ?? -1;
  const delivered = lead.isService ? won + 3 : won + random.int(15, 45);
  const invoiced = delivered + random.int(1, 5);
  const scenes: [beat: ServingBeat, day: number, probability: number][] = [
    ['delivery', delivered, lead.isService ? 0 : 1],
    ['training', delivered + random.int(1, 4), lead.isService ? 0 : 0.3],
    ['checkIn', delivered + random.int(27, 36), lead.isService ? 0 : 0.45],
    ['invoice', invoiced, 0.28],
    ['paidEarly', invoiced + 22, payer === 'good' ? 1 : 0],
    ['reminder', invoiced + 42, payer === 'late' || payer === 'never' ? 1 : 0],
    ['reminder', invoiced + 60, payer === 'never' ? 1 : 0],
    ['reminder', invoiced + 82, payer === 'never' ? 1 : 0],
    ['paidLate', invoiced + (payer === 'never' ? 105 : 56), payer === 'late' || payer === 'never' ? 0.9 : 0],
  ];
  return scenes.flatMap(([beat, day, probability]) => (random.chance(probability) ? (tell(teller, { beat, day, lead }) ?? []) : []));
}
