import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';

const address = `/company?kind=table&columns=city,employees&sort=name&filter=${encodeURIComponent(
  JSON.stringify({ and: [{ field: 'city', op: 'eq', value: 'Exportville' }] }),
)}`;

async function downloaded(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Export|Exportar)$/ })
      .click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const rowsOf = (bytes: Buffer) => bytes.toString('utf8').replace('\uFEFF', '').trim().split('\r\n');

test('a filtered list becomes a file, as it stands, from the toolbar, the palette and what is chosen', async ({ page, product }) => {
  const api = await signIn(page, product);
  for (const [name, city, employees] of [
    ['Beta Kilns', 'Exportville', 1250],
    ['Alpha; "Glaze"', 'Exportville', 7],
    ['Gamma Clay', 'Elsewhere', 3],
  ] as const)
    await createRecord(api, 'company', { name, city, employees });
  await page.goto(product.address + address);

  await test.step('CSV with the columns of the list', async () => {
    await page.getByRole('button', { name: 'More for this list' }).click();
    await page.getByRole('menuitem', { name: 'Export…' }).click();
    await expect(page.getByRole('dialog').getByText('2 rows: what the list finds now.')).toBeVisible();
    await expectAccessible(page, 'export');
    await page.getByRole('radio', { name: /CSV/ }).check({ force: true });
    const { name, bytes } = await downloaded(page);
    expect(name).toMatch(/^Companies \d{4}-\d{2}-\d{2}\.csv$/);
    expect(rowsOf(bytes)).toEqual(['Name;City;Employees', '"Alpha; ""Glaze""";Exportville;7', 'Beta Kilns;Exportville;1250']);
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('a workbook of what is chosen', async () => {
    await page
      .getByRole('row', { name: /Beta Kilns/ })
      .getByRole('checkbox')
      .check({ force: true });
    await page
      .getByRole('region', { name: /chosen/i })
      .getByRole('button', { name: 'More actions' })
      .click();
    await page.getByRole('menuitem', { name: 'Export…' }).click();
    await expect(page.getByRole('dialog').getByText('1 row: what is chosen.')).toBeVisible();
    const { name, bytes } = await downloaded(page);
    expect(name).toMatch(/\.xlsx$/);
    const [sheet] = (await readXlsx(new Uint8Array(bytes))).sheets;
    expect(sheet?.rows).toEqual([
      ['Name', 'City', 'Employees'],
      ['Beta Kilns', 'Exportville', 1250],
    ]);
  });

  await test.step('from the palette, in another language', async () => {
    await signIn(page, product, { language: 'pt' });
    await page.goto(product.address + address);
    await expect(page.getByRole('link', { name: 'Beta Kilns' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('exportar');
    await page.getByRole('option', { name: /^Exportar empresas/ }).click();
    await page.getByRole('radio', { name: /CSV/ }).check({ force: true });
    await page.getByRole('radio', { name: /Todas/ }).check({ force: true });
    const { name, bytes } = await downloaded(page);
    expect(name).toMatch(/^Empresas \d/);
    const [head = '', ...rows] = rowsOf(bytes);
    expect(head.split(';').length).toBeGreaterThan(5);
    expect(rows).toHaveLength(2);
  });
});

test('who goes away from a file that is being written gets none, and what the server refuses is said', async ({ page, product }) => {
  const api = await signIn(page, product);
  await createRecord(api, 'company', { name: 'Delta Ovens', city: 'Exportville' });
  await page.goto(product.address + address);
  const open = async () => {
    await page.getByRole('button', { name: 'More for this list' }).click();
    await page.getByRole('menuitem', { name: 'Export…' }).click();
  };
  await page.route('**/api/v1/exports', () => {});
  await open();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('progressbar')).toBeHidden();
  await page.unroute('**/api/v1/exports');

  await page.route('**/api/v1/exports', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'x', title: 'You may not export this.', status: 403, code: 'ACTION_DENIED' }),
    }),
  );
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('alert')).toHaveText('You may not export this.');
});
