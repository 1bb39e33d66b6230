import type { APIRequestContext } from '@playwright/test';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';

async function line(api: APIRequestContext, name: string, position: number): Promise<void> {
  const pipeline = await createRecord(api, 'pipeline', { name: `${name} line`, position });
  for (const [at, step] of ['first', 'second'].entries())
    await createRecord(api, 'step', { name: `${name} ${step}`, pipeline, position: at + 1 });
  await createRecord(api, 'product', { name: `${name} product`, pipeline });
}

test('choosing the product of a new lead brings its pipeline along, unless one was chosen by hand', async ({ page, product }) => {
  const api = await signIn(page, product);
  await line(api, 'Ovens', 40);
  await line(api, 'Service', 41);
  await page.goto(`${product.address}/lead?kind=table`);
  await page.getByRole('button', { name: 'Create lead' }).first().click();
  const dialog = page.getByRole('dialog');
  const box = (name: string) => dialog.getByRole('combobox', { name, exact: true });
  const choose = async (name: string, value: string) => {
    await box(name).click();
    await box(name).fill('');
    await box(name).pressSequentially(value);
    await page.getByRole('option', { name: value }).first().click();
  };
  await dialog.getByLabel('Name').fill('Bakery');
  // What is filled in by itself makes the dialog taller while one reaches for its buttons.
  await expect(box('Step')).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'All fields' }).click();
  await choose('Product', 'Ovens product');
  await expect(box('Pipeline')).toHaveValue('Ovens line');
  await expect(box('Step')).toHaveValue('Ovens first');
  await choose('Pipeline', 'Service line');
  await choose('Product', 'Service product');
  await choose('Product', 'Ovens product');
  await expect(box('Pipeline')).toHaveValue('Service line');
  await choose('Step', 'Service second');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bakery' })).toBeVisible();
  const { data } = await (
    await api.post('/api/v1/records/lead/query', {
      data: { filter: { field: 'name', op: 'eq', value: 'Bakery' }, include: ['pipeline', 'step'] },
    })
  ).json();
  expect(data).toHaveLength(1);
  await expect(page.getByText('Service second').first()).toBeVisible();
});
