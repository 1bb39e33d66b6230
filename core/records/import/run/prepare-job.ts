import { AppError } from '#core/errors.ts';
import { type BackgroundContext, callerFor } from '#core/records/background-context.ts';
import { findEntity } from '#core/records/context.ts';
import { mappingProblems, openQuestions } from '#core/records/import/mapping/check-mapping.ts';
import { earlierRows } from '#core/records/import/run/earlier-rows.ts';
import { planEntries } from '#core/records/import/run/entry-plan.ts';
import type { Job } from '#core/records/import/run/job.ts';
import { loadLookups } from '#core/records/import/run/load-lookups.ts';
import { rowReader } from '#core/records/import/run/read-row.ts';
import type { StoredImport } from '#core/records/import/stored-import.ts';

/** Makes an import ready to go through its rows, with the definitions and rights of this moment. */
export async function prepareJob(context: BackgroundContext, stored: StoredImport, { trial }: { trial: boolean }): Promise<Job> {
  const caller = await callerFor(context, stored.actor ?? stored.createdBy);
  if (!caller) throw new AppError('SESSION_REQUIRED');
  const entity = findEntity(caller, stored.entity);
  const { columns, mapping, matchBy } = stored.document;
  const check = { entity, columns, mapping, matchBy, caller, hooks: context.records.hooks };
  const places = mappingProblems(check);
  const problems = places.length > 0 ? places : openQuestions(check);
  if (problems.length > 0) throw new AppError('IMPORT_MAPPING_INVALID', { places: problems });
  const plans = planEntries(mapping, columns, { entity, caller });
  const own = await loadLookups(context.records.database, stored.id, { plans, caller });
  return {
    context,
    stored,
    caller,
    entity,
    plans,
    rows: rowReader(plans, own),
    related: new Set(),
    trial: trial ? earlierRows() : undefined,
  };
}
