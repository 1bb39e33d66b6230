import type { Session, TestApp } from '#core/test/build-app.ts';

type Make = (name: string, entity: string, body: Readonly<Record<string, unknown>>) => Promise<string>;

export interface NamedRecords {
  /** Name in the test → id. */
  readonly ids: Readonly<Record<string, string>>;
  makeAs(as: Session): Make;
}

/** Makes records that a test then calls by names of its own. */
export function namedRecords(app: () => TestApp): NamedRecords {
  const ids: Record<string, string> = {};
  return {
    ids,
    makeAs: (as) => async (name, entity, body) => {
      const reply = await app().send({ as, method: 'POST', url: `/records/${entity}`, body });
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      const id: string = reply.body.data.id;
      ids[name] = id;
      return id;
    },
  };
}
