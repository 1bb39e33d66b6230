import { describe, expect, it } from 'vitest';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

async function people() {
  const app = await buildTestApp({ pluginFolders: bundledPlugins });
  const as = await setUpApp(app);
  const create = async (body: Readonly<Record<string, unknown>>) => app.send({ as, method: 'POST', url: '/records/person', body });
  const change = async (id: string, body: Readonly<Record<string, unknown>>) =>
    (await app.send({ as, method: 'PATCH', url: `/records/person/${id}`, body })).body.data;
  return { create, change };
}

describe('the name of a person', () => {
  it('is written from its parts, both surnames included, and follows them', async () => {
    const { create, change } = await people();
    const made = (await create({ given_names: 'María José', surname: 'García', second_surname: 'Márquez', salutation: 'dra' })).body.data;
    expect(made).toMatchObject({ name: 'María José García Márquez' });
    expect(await change(made.id, { surname: 'Gómez' })).toMatchObject({ name: 'María José Gómez Márquez' });
    expect(await change(made.id, { second_surname: null })).toMatchObject({ name: 'María José Gómez' });
  });

  it('stays where somebody wrote it otherwise', async () => {
    const { create, change } = await people();
    const made = (await create({ name: 'Zé Prata', given_names: 'José', surname: 'Prata' })).body.data;
    expect(made).toMatchObject({ name: 'Zé Prata' });
    expect(await change(made.id, { surname: 'Pratas' })).toMatchObject({ name: 'Zé Prata' });
    expect((await create({ job_title: 'Nobody' })).body).toMatchObject({ errors: [{ path: '/name', code: 'required' }] });
  });
});
