import type { Caller } from '#core/contract/caller.ts';
import type { DemoPersonal } from '#core/contract/plugin.ts';
import type { StoredDemo } from '#core/demo/demo-store.ts';
import { isAppError } from '#core/errors.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { RecordsContext } from '#core/records/context.ts';
import { insideTransaction } from '#core/records/inside-transaction.ts';
import { createView } from '#core/records/personal/saved-views.ts';
import { audienceOf } from '#core/records/personal/view-store.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

/** Marks of what is no record: no entity has this number. */
const VIEWS = 0;

interface Writing {
  readonly personal: DemoPersonal;
  /** Notes it in the same transaction. */
  note(tx: Queryable): Promise<void>;
}

/** Stars, saved views and notifications of the administrator. */
export async function writePersonal(context: RecordsContext, caller: Caller, { personal, note }: Writing): Promise<void> {
  const announced: Happening[] = [];
  await context.database.transaction(async (tx) => {
    const inside = insideTransaction(context, tx, (happenings) => void announced.push(...happenings));
    await writeViews(inside, caller, personal.views);
    await writeStars(tx, caller, personal.stars);
    await writeNotifications(tx, caller, personal.notifications);
    await note(tx);
  });
  const own = { entityNo: 0, id: caller.user.id, version: nextMoment(), actor: caller.user.id };
  context.published([...announced, { ...own, kind: 'star' }, { ...own, kind: 'notification', id: 'read' }]);
}

/** A view of what this installation does not have is left out. */
async function writeViews(context: RecordsContext, caller: Caller, views: DemoPersonal['views']): Promise<void> {
  for (const { id, ...body } of views) {
    const made = await createView(context, caller, { body, id }).catch((error: unknown) => {
      if (isAppError(error)) return undefined;
      throw error;
    });
    if (made) await context.database.run(sql`INSERT INTO vinculo.demo_record (entity_no, record_id) VALUES (${VIEWS}::int, ${id}::uuid)`);
  }
}

async function writeStars(tx: Queryable, { user, registry }: Caller, stars: DemoPersonal['stars']): Promise<void> {
  const rows = stars.flatMap(({ entity, id }) => {
    const no = registry.entities.get(entity)?.no;
    return no === undefined ? [] : [{ no, id }];
  });
  await tx.run(
    sql`INSERT INTO vinculo.star (user_id, entity_no, record_id) SELECT ${user.id}::uuid, r.no, r.id
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(no int, id uuid) JOIN vinculo.demo_record d ON d.entity_no = r.no AND d.record_id = r.id ON CONFLICT DO NOTHING`,
  );
}

async function writeNotifications(tx: Queryable, { user, registry }: Caller, told: DemoPersonal['notifications']): Promise<void> {
  const rows = told.flatMap(({ entity, id, kind, by, at, read, fields = [] }) => {
    const no = registry.entities.get(entity)?.no;
    return no === undefined ? [] : [{ id: uuid7(), no, about: id, kind, by, at, read_at: read ? at : null, body: { fields } }];
  });
  await tx.run(
    sql`INSERT INTO vinculo.notification (id, user_id, kind, entity_no, record_id, actor, at, read_at, inbox, mail, body)
      SELECT r.id, ${user.id}::uuid, r.kind, r.no, r.about, r.by, r.at, r.read_at, true, 'none', r.body
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, no int, about uuid, kind text, by uuid, at timestamptz, read_at timestamptz, body jsonb)
      JOIN vinculo.demo_record d ON d.entity_no = r.no AND d.record_id = r.about`,
  );
}

/** The views; stars and notifications went with the records they are about. */
export async function removePersonal(database: Database, { userId }: StoredDemo): Promise<Happening[]> {
  const views = await database.rows<{ id: string; entity_no: number; owner_id: string; shared: boolean }>(
    sql`DELETE FROM vinculo.saved_view v USING vinculo.demo_record d WHERE d.entity_no = ${VIEWS}::int AND v.id = d.record_id RETURNING v.id, v.entity_no, v.owner_id, v.shared`,
  );
  const version = nextMoment();
  return [
    ...views.map(({ id, entity_no, owner_id, shared }): Happening => {
      return { kind: 'views', entityNo: entity_no, id: audienceOf({ id, ownerId: owner_id, shared }), version, actor: null };
    }),
    { kind: 'star', entityNo: 0, id: userId, version, actor: null },
    { kind: 'notification', entityNo: 0, id: 'read', version, actor: userId },
  ];
}
