import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { uploadFile } from '#core/test/import-file.ts';
import type { MappingSuggestion } from '#schemas/types/api.ts';

const plugins = [new URL('../../../../plugins', import.meta.url).pathname];
let app: TestApp;
let as: Session;
beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: plugins });
  as = await setUpApp(app);
});

it.each([
  ['user', 'sales_teams.csv', { sales_agent: 'name', manager: 'manager', regional_office: 'teams' }],
  ['product', 'products.csv', { product: 'name', series: 'series', sales_price: 'price' }],
  [
    'company',
    'accounts.csv',
    {
      ...{ account: 'name', sector: 'sector', year_established: 'founded_in', revenue: 'annual_revenue', employees: 'employees' },
      ...{ office_location: 'country', subsidiary_of: 'parent' },
    },
  ],
  [
    'lead',
    'sales_pipeline.csv',
    {
      ...{ opportunity_id: 'reference', sales_agent: 'owner', product: 'product', account: 'company', deal_stage: 'step' },
      ...{ engage_date: 'started_on', close_date: 'closed_on', close_value: 'amount' },
    },
  ],
])('connects the real columns of %s', async (entity, file, expected) => {
  const content = readFileSync(new URL(`../fixtures/${file}`, import.meta.url));
  const { body } = await uploadFile(app, { as, entity, content });
  const connected = Object.fromEntries(
    body.mapping.map(({ column, field }: { column: number; field: string }) => [body.columns[column].header, field]),
  );
  expect(connected).toEqual(expected);
});

it('offers both the step and the status for a stage', async () => {
  const { body } = await uploadFile(app, { as, entity: 'lead', content: 'deal_stage\nWon\nLost\nEngaging\n' });
  const fields = body.suggestions.map(({ field }: MappingSuggestion) => field);
  expect(fields).toEqual(expect.arrayContaining(['step', 'status']));
});

it.each([
  ['person', 'Nome completo;Telemóvel;E-mail;Morada\nAna;912345678;ana@vinculo.example;Rua A\n', ['name', 'mobile', 'email']],
  ['person', 'Nombre;Teléfono;Correo electrónico\nAna;612 345 678;ana@vinculo.example\n', ['name', 'phone', 'email']],
  ['company', 'X1;X2\nana@vinculo.example;https://a.example\nrui@vinculo.example;https://b.example\n', ['email', 'website']],
])('knows the words of %s in %j', async (entity, content, fields) => {
  const { body } = await uploadFile(app, { as, entity, content });
  expect(body.mapping.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(fields));
});
