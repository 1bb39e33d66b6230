import type { DemoBatch, DemoHandler, DemoRecord } from 'vinculo/plugin';
import { inventProducts } from '#plugins/crm/demo/catalogue.ts';
import type { Folder, House } from '#plugins/crm/demo/house.ts';
import { personalThings } from '#plugins/crm/demo/personal.ts';
import { findPipeline } from '#plugins/crm/demo/pipeline.ts';
import { BIG, CLIENTS_PER_TURN, type CompanyPlan, planCompany, TURN } from '#plugins/crm/demo/plan/company-plan.ts';
import { planLeads } from '#plugins/crm/demo/plan/lead-plan.ts';
import { type Move, movePeople } from '#plugins/crm/demo/plan/movers.ts';
import { appointmentRecords, houseTasks } from '#plugins/crm/demo/records/agenda.ts';
import { affiliationRecord, companyRecord, personRecord } from '#plugins/crm/demo/records/company-records.ts';
import { leadRecord } from '#plugins/crm/demo/records/lead-records.ts';
import { reportRecords } from '#plugins/crm/demo/records/report-records.ts';
import { removedRecords } from '#plugins/crm/demo/records/trash.ts';
import { inventStaff } from '#plugins/crm/demo/staff.ts';
import { planBigSale, tellBigSale } from '#plugins/crm/demo/story/big-sale.ts';
import { tellClient, tellMove } from '#plugins/crm/demo/story/client-story.ts';
import { tellLead } from '#plugins/crm/demo/story/lead-story.ts';
import type { Teller } from '#plugins/crm/demo/story/story.ts';
import { createWorld } from '#plugins/crm/demo/world.ts';

/** Clients, when nobody says how many. */
const USUAL_SIZE = 160;
/** Companies that are made together. */
const CHUNK = 2 * TURN;
/** What one company comes to, with its people, leads, reports, tasks and appointments. */
const PER_COMPANY = 49;

/** A company that sells machines to label, weigh and pack, with three years of it. */
export const inventDemo: DemoHandler = async function* (event) {
  const world = createWorld(event);
  const staff = inventStaff(world);
  const companies = Math.ceil((event.size ?? USUAL_SIZE) / CLIENTS_PER_TURN) * TURN;
  yield { total: companies * PER_COMPANY };
  yield { entity: 'department', records: staff.departments };
  yield { entity: 'user', records: [staff.manager] };
  yield { entity: 'team', records: staff.teams };
  yield { entity: 'user', records: staff.users };
  yield { entity: 'product', records: inventProducts(world, staff.colleagues.manager.id) };
  const pipeline = await findPipeline(world);
  yield* pipeline.batches;
  const house: House = { world, staff, pipeline, folders: [] };
  for (let start = 0; start < companies; start += CHUNK) {
    yield* inventChunk(house, { start, count: Math.min(CHUNK, companies - start) });
  }
  yield { entity: 'task', records: houseTasks({ world, staff }) };
  yield* removedRecords(house);
  yield { personal: personalThings(house) };
};

async function* inventChunk(house: House, { start, count }: { start: number; count: number }): AsyncGenerator<DemoBatch> {
  const { world, staff, pipeline } = house;
  const plans = Array.from({ length: count }, (_, i) => planCompany(world, staff, start + i));
  const moves = movePeople(plans);
  const folders = plans.map((company) => openFolder({ world, staff, company }, moves));
  if (start === 0) house.folders.push(...folders);
  const all = (records: (folder: Folder) => readonly DemoRecord[]) => folders.flatMap(records);
  yield { entity: 'company', records: folders.map(({ teller, leads }) => companyRecord(teller, leads, parentOf(teller.company, plans))) };
  const ties = (folder: Folder) => folder.teller.company.ties;
  yield {
    entity: 'person',
    records: all((folder) => ties(folder).flatMap((tie) => (tie.first ? [personRecord(folder.teller, tie)] : []))),
  };
  yield { entity: 'affiliation', records: all((folder) => ties(folder).map((tie, no) => affiliationRecord(folder.teller, tie, no))) };
  yield { entity: 'lead', records: all(({ teller, leads }) => leads.map((lead) => leadRecord(teller, lead, pipeline))) };
  const written = folders.map(({ teller, told }) => told.map((one, no) => reportRecords(teller, one, no)));
  yield { entity: 'report', records: written.flat().map(({ report }) => report) };
  yield { entity: 'task', records: written.flat().flatMap(({ task }) => task ?? []) };
  yield { entity: 'appointment', records: all(({ teller, told, leads }) => appointmentRecords(teller, told, leads)) };
}

function openFolder(teller: Teller, moves: readonly Move[]): Folder {
  const { company } = teller;
  if (company.index === BIG) {
    const lead = planBigSale(teller);
    return { teller, leads: [lead], told: tellBigSale(teller, lead) };
  }
  const leads = planLeads(teller.world, company);
  const told = [
    ...leads.flatMap((lead) => tellLead(teller, lead)),
    ...tellClient(teller, leads),
    ...moves.filter(({ from, to }) => from === company || to === company).flatMap((move) => tellMove(teller, move)),
  ];
  return { teller, leads, told: told.sort((a, b) => a.day - b.day) };
}

/** A few belong to another one of the same chunk that is older in the list. */
function parentOf({ index, market, random }: CompanyPlan, plans: readonly CompanyPlan[]): string | undefined {
  const older = plans.filter((other) => other.index < index && other.market === market && other.index > 1);
  return older.length > 0 && random.chance(0.03) ? random.pick(older).id : undefined;
}
