import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const phone = { width: 360, height: 780 };

interface Leads {
  api: APIRequestContext;
  ids: string[];
  address: string;
}

/** Twelve leads that one word finds, for one test alone. */
async function prepare(page: Page, product: Product, word: string, preferences: Record<string, string> = {}): Promise<Leads> {
  const api = await signIn(page, product, preferences);
  const ids: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    const data = { name: `${word} ${String(i).padStart(2, '0')}`, amount: { value: String(100 * (i + 1)), currency: 'EUR' } };
    ids.push(await createRecord(api, 'lead', data));
  }
  return { api, ids, address: `${product.address}/lead?kind=table&q=${word}&sort=name` };
}

const bar = (page: Page): Locator => page.getByRole('region', { name: 'What is chosen' });
const box = (page: Page, name: string): Locator => page.getByRole('checkbox', { name: `Choose “${name}”` });
const read = async (api: APIRequestContext, id: string) => (await (await api.get(`/api/v1/records/lead/${id}?trash=true`)).json()).data;

async function choose(dialog: Locator, page: Page, { field, value }: { field: string; value: string }): Promise<void> {
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: field, exact: true }).click();
  await dialog.getByLabel(field, { exact: true }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
}

test('a field is set for some rows, and all of it is undone', async ({ page, product }) => {
  const { api, ids, address } = await prepare(page, product, 'Turbine');
  await page.goto(address);
  await box(page, 'Turbine 01').click();
  await box(page, 'Turbine 04').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('4 chosen');
  await expect(bar(page)).toContainText('1.400,00 €');
  await expect(page.getByRole('row', { name: /Turbine 02/ })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page, 'table with a selection');

  await bar(page).getByRole('button', { name: 'Edit a field' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 4 records' });
  await choose(dialog, page, { field: 'Source', value: 'Trade fair' });
  await expect(dialog).toContainText('Now: 4 without a value');
  await expectAccessible(page, 'dialog');
  await dialog.getByRole('button', { name: 'Edit 4 records' }).click();
  await expect(page.getByText('4 records edited')).toBeVisible();
  expect((await read(api, ids[2] as string)).source).toBe('fair');
  expect((await read(api, ids[5] as string)).source).toBe(null);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: 4 records are as they were')).toBeVisible();
  expect((await read(api, ids[2] as string)).source).toBe(null);
});

test('what a rule refuses, and what a colleague changed since, is left alone and named', async ({ page, product }) => {
  const { api, ids, address } = await prepare(page, product, 'Boiler');
  await api.patch(`/api/v1/records/lead/${ids[0]}`, { data: { lost_reason: 'Too late' } });
  await page.goto(address);
  await box(page, 'Boiler 00').click();
  await box(page, 'Boiler 01').click();
  await bar(page).getByRole('button', { name: 'Edit a field' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 records' });
  await choose(dialog, page, { field: 'Status', value: 'Lost' });
  // The rule's own field comes by itself; left open, only those that have it go through.
  await expect(dialog.getByLabel('Reason for the loss')).toBeVisible();
  await dialog.getByRole('button', { name: 'Edit 2 records' }).click();
  const summary = page.getByRole('dialog', { name: '1 record edited' });
  await expect(summary).toContainText('Boiler 01');
  await expect(summary).toContainText('Reason for the loss: Say why the lead was lost');
  await expectAccessible(page, 'summary');

  await api.patch(`/api/v1/records/lead/${ids[0]}`, { data: { description: 'Changed since' } });
  await summary.getByRole('button', { name: 'Undo' }).click();
  const kept = page.getByRole('dialog', { name: 'Nothing was undone' });
  await expect(kept).toContainText('1 record was left as it is now:');
  await expect(kept).toContainText('Somebody else changed this record in the meantime.');
  await kept.getByRole('button', { name: 'Close' }).last().click();
  expect(await read(api, ids[0] as string)).toMatchObject({ status: 'lost', description: 'Changed since' });
});

test('rows are chosen by keyboard, moved to the trash, and come back from there', async ({ page, product }) => {
  const { api, ids, address } = await prepare(page, product, 'Conveyor');
  await page.goto(address);
  await page.getByRole('grid').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 chosen');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar(page)).toContainText('2 chosen');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press('Control+a');
  await expect(bar(page)).toContainText('All 12 chosen');
  await box(page, 'Conveyor 11').click();
  await expect(bar(page)).toContainText('11 chosen');

  await bar(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
  await page.getByRole('alertdialog', { name: 'Move 11 records to the trash?' }).getByRole('button', { name: 'Move to the trash' }).click();
  await expect(page.getByText('11 records moved to the trash')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Conveyor 11' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Conveyor 03' })).toBeHidden();

  await page.goto(`${product.address}/trash?of=lead`);
  await expect(page.getByRole('tab', { name: /^Leads/, selected: true })).toBeVisible();
  await expectAccessible(page, 'trash');
  await page.getByRole('button', { name: 'Restore “Conveyor 03”' }).click();
  await expect(page.getByText('“Conveyor 03” restored')).toBeVisible();
  expect((await read(api, ids[3] as string)).deleted_at).toBe(null);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('“Conveyor 03” is in the trash again')).toBeVisible();
  await box(page, 'Conveyor 05').click();
  await box(page, 'Conveyor 07').click();
  await bar(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('2 records restored')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Conveyor 05' })).toBeHidden();
  expect((await read(api, ids[5] as string)).deleted_at).toBe(null);
});

test('a restore that collides says with what', async ({ page, product }) => {
  const api = await signIn(page, product);
  const create = (name: string) => createRecord(api, 'company', { name, reference: 'C-77' });
  await api.delete(`/api/v1/records/company/${await create('Old Mill')}`);
  await create('New Mill');
  await page.goto(`${product.address}/trash?of=company`);
  await page.getByRole('button', { name: 'Restore “Old Mill”' }).click();
  await expect(page.getByRole('alert')).toContainText('“Old Mill” cannot be restored: its Reference');
  await expect(page.getByRole('link', { name: 'Old Mill' })).toBeVisible();
});

for (const language of ['en', 'pt', 'es']) {
  test(`on a phone a long press chooses, in ${language}`, async ({ page, product }) => {
    const say = wordsOf(language);
    const word = `Grinder${language}`;
    const { api, ids, address } = await prepare(page, product, word, { language });
    await page.setViewportSize(phone);
    await page.goto(address);
    const row = page.getByRole('listitem').filter({ hasText: `${word} 02` });
    await row.dispatchEvent('pointerdown', { pointerType: 'touch', bubbles: true });
    await expect(page.getByRole('region', { name: say('bulk.bar') })).toContainText(say('bulk.chosen_one'));
    await row.dispatchEvent('pointerup', { pointerType: 'touch', bubbles: true });
    await page.getByRole('checkbox', { name: new RegExp(`${word} 03`) }).click();
    const docked = page.getByRole('region', { name: say('bulk.bar') });
    await expect(docked).toContainText(say('bulk.chosen_other', { n: '2' }));
    await expectAccessible(page, `phone ${language}`);
    await docked.getByRole('button', { name: say('bulk.star') }).click();
    await expect(page.getByText(say('bulk.starred_other', { n: '2' }))).toBeVisible();
    const starred = await (
      await api.post('/api/v1/records/lead/query', { data: { filter: { field: 'starred', op: 'eq', value: true }, fields: ['id'] } })
    ).json();
    expect(starred.data.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([ids[2], ids[3]]));
    await docked
      .getByRole('button', { name: say('bulk.clear') })
      .first()
      .click();
    await expect(docked).toBeHidden();
    await page.goto(`${product.address}/trash`);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, `trash on a phone ${language}`);
  });
}
