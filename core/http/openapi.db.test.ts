import { beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back.
let document: any;

beforeAll(async () => {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  document = (await app.send({ as, url: '/openapi.json' })).body;
});

describe('the description of the API', () => {
  it('has what stands around a record and what belongs to the caller', () => {
    const company = '/records/company/{id}';
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([`${company}/timeline`, `${company}/history`, `${company}/star`, '/stars', '/views', '/views/{id}']),
    );
    const names = document.paths[`${company}/timeline`].get.parameters.map(({ $ref }: { $ref: string }) => $ref.split('/').at(-1));
    expect(names).toEqual(['pageLimit', 'cursor', 'order', 'kinds', 'author', 'department', 'channel', 'from', 'to']);
  });

  it('points at nothing that it does not hold', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference as string);
    expect(references.length).toBeGreaterThan(50);
    const missing = references.filter((reference) => {
      const path = reference.replace('#/', '').split('/');
      return path.reduce((at, key) => at?.[key], document) === undefined;
    });
    expect([...new Set(missing)]).toEqual([]);
  });
});
