import { grantAccess } from '#core/access/credentials.ts';
import type { Caller } from '#core/contract/caller.ts';
import { AppError } from '#core/errors.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { InstalledPlugin } from '#core/plugins/installed-plugins.ts';
import type { RecordsContext } from '#core/records/context.ts';
import { createRecord } from '#core/records/create.ts';
import { createHooks } from '#core/records/hooks.ts';
import { insideTransaction } from '#core/records/inside-transaction.ts';
import { recordReader } from '#core/records/reader.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import { createOrganisation, type Organisation } from '#core/settings/organisation.ts';
import type { Language } from '#schemas/types/definition.ts';

export interface SetUpRequest {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly organisation: Organisation;
}

export interface SetUpContext {
  readonly records: RecordsContext;
  readonly registry: RegistryStore;
  readonly plugins: readonly InstalledPlugin[];
}

/** Makes the first administrator and the records without which nobody can begin; all of it, or nothing. Returns the user's id. */
export async function setUp({ records, registry, plugins }: SetUpContext, request: SetUpRequest): Promise<string> {
  const id = uuid7();
  await records.database.transaction(async (tx) => {
    if (!(await createOrganisation(tx, request.organisation))) throw new AppError('SETUP_DONE');
    const inside = insideTransaction(records, tx, () => undefined);
    const caller = founder(id, registry, request.organisation);
    const { language, country, timeZone } = request.organisation;
    // The founder is created before anybody's plugin runs: no hook can lock the first administrator out.
    await createRecord({ ...inside, hooks: createHooks() }, caller, {
      entity: 'user',
      body: { name: request.name, email: request.email, language, country, time_zone: timeZone },
      id,
    });
    await grantAccess(tx, registry.current().entities.get('user'), {
      userId: id,
      email: request.email,
      role: 'administrator',
      password: request.password,
    });
    for (const seed of plugins.flatMap((plugin) => plugin.seeds)) {
      await seed({
        language: caller.user.language,
        records: (entity) => ({
          ...recordReader(inside, { db: tx, caller }, entity),
          create: (input) => createRecord(inside, caller, { entity, body: input }),
        }),
      });
    }
  });
  return id;
}

function founder(id: string, registry: RegistryStore, organisation: Organisation): Caller {
  const { country, timeZone } = organisation;
  const language = organisation.language.slice(0, 2) as Language;
  return {
    user: { id, roles: ['administrator'], teams: [], department: null, language, country, timeZone },
    registry: registry.current(),
    organisation,
    now: new Date(),
  };
}
