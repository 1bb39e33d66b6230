import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { signInColleague } from '#e2e/colleague.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';

const root = join(import.meta.dirname, '..', '..');
const whole = join(root, '..', 'shared', 'data', 'crm-sales-opportunities');
/** The published data set where it is at hand, else the extract of it that our own tests bring. */
const data = existsSync(whole) ? whole : join(root, 'core', 'records', 'import', 'fixtures');

async function readFile(page: Page, product: Product, { file, into }: { file: string; into: string }): Promise<void> {
  await page.goto(`${product.address}/studio/import`);
  await page.locator('input[type=file]').setInputFiles(join(data, file));
  await page.getByLabel('Each row becomes a record of').click();
  await page.getByRole('option', { name: into, exact: true }).click();
  await page.getByRole('button', { name: 'Read the file' }).click();
  await expect(page.getByRole('heading', { name: 'Connect the columns with fields' })).toBeVisible();
}

async function tryRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Run a|Repeat the) trial$/ }).click();
  await expect(page.getByRole('heading', { name: /The trial has run/ })).toBeVisible({ timeout: 60_000 });
}

async function importAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Import [1-9]/ }).click();
  await expect(page.getByRole('heading', { name: /rows imported/ })).toBeVisible({ timeout: 90_000 });
}

async function editRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
}

test('from real data to a field that was not there before', async ({ page, fresh: product, browser }) => {
  test.setTimeout(300_000);
  await signIn(page, product);

  await test.step('companies and products go in as they are', async () => {
    await readFile(page, product, { file: 'accounts.csv', into: 'Companies' });
    await tryRun(page);
    await importAll(page);
    await readFile(page, product, { file: 'products.csv', into: 'Products' });
    await tryRun(page);
    await importAll(page);
  });

  await test.step('people bring their teams and managers', async () => {
    await readFile(page, product, { file: 'sales_teams.csv', into: 'Users' });
    await tryRun(page);
    await page.getByRole('button', { name: 'Create what is missing' }).first().click();
    await page.getByRole('button', { name: 'Create what is missing' }).last().click();
    await tryRun(page);
    await importAll(page);
  });

  await test.step('opportunities are mended where they are wrong', async () => {
    await readFile(page, product, { file: 'sales_pipeline.csv', into: 'Leads' });
    await page.getByRole('button', { name: 'Use {product} · {account}' }).click();
    await tryRun(page);
    await expect(page.getByText('GTXPro', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Use “GTX Pro”' }).click();
    await page.getByRole('button', { name: 'Create what is missing' }).first().click();
    await tryRun(page);
    await importAll(page);
  });

  await test.step('a second time, nothing is doubled', async () => {
    await readFile(page, product, { file: 'accounts.csv', into: 'Companies' });
    await tryRun(page);
    await expect(page.getByText('are the same already')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import 0 rows' })).toBeDisabled();
  });

  await test.step('a company is found and its lead edited', async () => {
    await page.goto(`${product.address}/company`);
    await page.getByPlaceholder(/Search in/).fill('cancity');
    await expect(page.getByText('1 record', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Cancity' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cancity' })).toBeVisible();
    await page.getByRole('tab', { name: /Leads/ }).click();
    await page
      .getByRole('link', { name: /· Cancity/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Cancity');
    await editRecord(page);
    await page.getByRole('textbox', { name: /^Name/ }).fill('Renewal for Cancity');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { level: 1, name: 'Renewal for Cancity' })).toBeVisible();
  });

  const lead = new URL(page.url());
  const { page: other } = await signInColleague(browser, product, 'rui@vinculo.example');
  await other.goto(`${lead.origin}${lead.pathname}?tab=details`);
  await expect(other.getByRole('heading', { level: 1, name: 'Renewal for Cancity' })).toBeVisible();

  await test.step('the administrator adds a choice', async () => {
    await page.goto(`${product.address}/studio/entities/lead`);
    await page.getByRole('button', { name: 'New field' }).click();
    await page.getByRole('button', { name: /^Choice/ }).click();
    await page.getByLabel('Name in each language, English').fill('Kind of deal');
    await page.getByRole('button', { name: 'Paste a list' }).click();
    await page.getByLabel('One option per line').fill('New deal\nRenewal\nExpansion');
    await page.getByRole('button', { name: 'Add 3 options' }).click();
    await expect(page.getByRole('dialog', { name: 'Paste a list' })).toBeHidden();
    await page.getByRole('button', { name: 'Review and apply' }).click();
    await expect(page).toHaveURL(/review/);
    await page.getByRole('button', { name: 'Apply 1 change' }).click();
    await expect(page.getByText('Field “Kind of deal” created')).toBeVisible();
  });

  await test.step('a colleague sees it without reloading, and fills it in', async () => {
    await other.getByRole('tab', { name: 'Details' }).click();
    await expect(other.getByText('Kind of deal')).toBeVisible();
    await editRecord(other);
    await other.getByLabel('Kind of deal').click();
    await other.getByRole('option', { name: 'Renewal' }).click();
    await other.keyboard.press('Control+s');
    await expect(other.getByText('Renewal', { exact: true }).first()).toBeVisible();
  });

  await test.step('and everybody can filter by it', async () => {
    await page.goto(`${product.address}/lead`);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByPlaceholder('Choose a field').pressSequentially('Kind of');
    await page.getByRole('option', { name: 'Kind of deal' }).click();
    await page.getByRole('checkbox', { name: 'Renewal' }).check();
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(page.getByText('1 record', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Renewal for Cancity' })).toBeVisible();
    // The address alone brings the same result.
    await page.reload();
    await expect(page.getByText('1 record', { exact: true })).toBeVisible();
  });
});
