import { addField } from '#scripts/bench/cases/add-field.ts';
import { board, busyBoard } from '#scripts/bench/cases/board.ts';
import { companyTimeline } from '#scripts/bench/cases/company-timeline.ts';
import { createReport } from '#scripts/bench/cases/create-report.ts';
import { getLead } from '#scripts/bench/cases/get-lead.ts';
import { importCompanies } from '#scripts/bench/cases/import-companies.ts';
import { listLeads } from '#scripts/bench/cases/list-leads.ts';
import { liveChange } from '#scripts/bench/cases/live.ts';
import type { LoadCase } from '#scripts/bench/cases/load-case.ts';
import { manyDefinitions } from '#scripts/bench/cases/many-definitions.ts';
import { moveLead } from '#scripts/bench/cases/move-lead.ts';
import { jumpPersons, pagePersons } from '#scripts/bench/cases/page-persons.ts';
import { searchEverything } from '#scripts/bench/cases/search-everything.ts';
import { memory, start } from '#scripts/bench/cases/start.ts';
import { threeNodes } from '#scripts/bench/cases/three-nodes.ts';
import type { ReadingCase } from '#scripts/bench/reading.ts';

/** Reads first: what is written changes what is read. */
export const loadCases: readonly LoadCase[] = [
  getLead,
  listLeads,
  pagePersons,
  jumpPersons,
  board,
  searchEverything,
  companyTimeline,
  busyBoard,
  createReport,
  moveLead,
];

/** Those that leave the most behind come last. */
export const readingCases: readonly ReadingCase[] = [start, memory, liveChange, threeNodes, addField, manyDefinitions, importCompanies];
