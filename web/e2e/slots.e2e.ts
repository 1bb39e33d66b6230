import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { inEveryLook } from '#e2e/in-every-look.ts';
import { expect, signIn, test } from '#e2e/product.ts';

const people = (page: Page): Locator => page.locator('.details [data-field="people"]').first();
const place = (page: Page, name: string): Locator => people(page).getByRole('listitem').filter({ hasText: name }).first();

test('a lead has places for its contacts: filled by finding, by creating, put in order, one more on demand', async ({ page, product }) => {
  const api = await signIn(page, product);
  await createRecord(api, 'person', { name: 'Hélder Lugar', job_title: 'Director', email: 'helder@lugares.example' });
  const lead = await createRecord(api, 'lead', { name: 'Contacts in their places' });
  await page.goto(`${product.address}/lead/${lead}`);
  await page.getByRole('tab', { name: 'Details' }).click();
  await people(page).hover();
  await people(page).getByRole('button', { name: 'Edit: People' }).click();

  await people(page).getByRole('combobox', { name: 'Main contact' }).fill('Hélder L');
  await page.getByRole('option', { name: 'Hélder Lugar' }).click();
  await expect(place(page, 'Main contact')).toContainText('helder@lugares.example');
  await people(page).getByRole('combobox', { name: '2nd contact' }).fill('Rita Lugar');
  await page.getByRole('option', { name: 'Create “Rita Lugar”' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Job title').fill('Buyer');
  await dialog.getByLabel('E-mail').fill('rita@lugares.example');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(place(page, '2nd contact')).toContainText('rita@lugares.example');
  await people(page).getByRole('button', { name: 'Make Rita Lugar the Main contact' }).click();
  await expect(place(page, 'Main contact')).toContainText('Rita Lugar');
  for (const name of ['Third', 'Fourth']) await createRecord(api, 'person', { name: `${name} Lugar` });
  await people(page).getByRole('combobox', { name: '3rd contact' }).fill('Third');
  await page.getByRole('option', { name: 'Third Lugar' }).click();
  await people(page).getByRole('button', { name: 'One more' }).click();
  await people(page).getByRole('combobox', { name: 'Contact 4' }).fill('Fourth');
  await page.getByRole('option', { name: 'Fourth Lugar' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(place(page, 'Contact 4').getByRole('link', { name: 'Fourth Lugar' })).toBeVisible();

  const { data, included } = await (await api.get(`/api/v1/records/lead/${lead}?include=people`)).json();
  const names = data.people.map(({ id }: { id: string }) => included.person[id].name);
  expect(names).toEqual(['Rita Lugar', 'Hélder Lugar', 'Third Lugar', 'Fourth Lugar']);
  await inEveryLook(page, api, async (look) => {
    await page.goto(`${product.address}/lead/${lead}`);
    await page.getByRole('tab', { name: 'Details' }).click();
    await expect(place(page, 'Main contact')).toContainText('rita@lugares.example');
    await expectAccessible(page, `places ${look}`);
    await people(page).hover();
    await people(page).getByRole('button', { name: 'Edit: People' }).click();
    await expect(people(page).getByRole('button', { name: 'One more' })).toBeVisible();
    await expectAccessible(page, `places, edited ${look}`);
  });
});
