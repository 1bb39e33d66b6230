import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';

const text = (uid: string, label: string) => ({ 'x-uid': uid, 'x-type': 'text', 'x-label': { en: label }, maxLength: 100 });
const definition = {
  $schema: 'vinculo:meta/entity/1',
  $id: 'vinculo:entity/guarded_note',
  title: 'Note',
  type: 'object',
  'x-entity': {
    ...{ uid: 'e_guarded_note', name: 'guarded_note', version: '1.0.0', titleField: 'name' },
    ...{ ownership: 'user', features: ['trash', 'import'] },
  },
  'x-label': { en: { one: 'Note', many: 'Notes' } },
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: text('f_guarded_name', 'Name'),
    body: text('f_guarded_body', 'Body'),
    guarded_rating: text('f_guarded_rating', 'Rating'),
    guarded_mark: text('f_guarded_mark', 'Mark'),
  },
};

export interface Guarded {
  readonly app: TestApp;
  /** Administrator. */
  readonly ana: Session;
  /** Member. */
  readonly rui: Session;
}

/** A node with an entity `guarded_note`, on which members have these grants. */
export async function buildGuardedApp(member: readonly unknown[]): Promise<Guarded> {
  const folder = mkdtempSync(join(tmpdir(), 'vinculo-guarded-'));
  try {
    mkdirSync(join(folder, 'guarded', 'entities'), { recursive: true });
    writeFileSync(join(folder, 'guarded', 'plugin.json'), JSON.stringify({ id: 'guarded', version: '1.0.0', engine: '>=0.1' }));
    writeFileSync(join(folder, 'guarded', 'entities', 'note.json'), JSON.stringify({ ...definition, 'x-permission': { member } }));
    const app = await buildTestApp({ pluginFolders: [folder] });
    const ana = await setUpApp(app);
    return { app, ana, rui: await addMember(app, ana) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
