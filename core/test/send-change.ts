import type { Session, TestApp, TestReply } from '#core/test/build-app.ts';

export interface Changer {
  readonly app: TestApp;
  readonly as: Session;
}

export interface ChangeOptions {
  /** Absent = the revision that stands. */
  readonly base?: unknown;
  readonly dryRun?: boolean;
}

/** Sends overlays by entity, as the studio does. */
export function sendChange({ app, as }: Changer, overlays: unknown, options: ChangeOptions = {}): Promise<TestReply> {
  const { base = app.engine.registry.current().revision, dryRun = false } = options;
  return app.send({ as, method: 'POST', url: `/changes${dryRun ? '?dryRun=true' : ''}`, body: { base, overlays } });
}

/** A field as the studio sends it. */
export function newField(type: string, rest: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { 'x-type': type, 'x-label': { en: 'A' }, ...rest };
}
