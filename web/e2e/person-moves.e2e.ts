import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';

/** A person who works at A, about whom something was told there, and a company B. */
async function prepare(api: APIRequestContext, name: string): Promise<{ person: string; a: string; b: string }> {
  const a = await createRecord(api, 'company', { name: `${name} A` });
  const b = await createRecord(api, 'company', { name: `${name} B` });
  const person = await createRecord(api, 'person', { name: `${name} Faria` });
  await createRecord(api, 'affiliation', { person, company: a, role: 'Buyer', from: '2019-03-14' });
  await createRecord(api, 'report', { company: a, channel: 'visit', text: 'Told while at A.', people_present: [{ id: person }] });
  return { person, a, b };
}

const row = (page: Page, name: string): Locator => page.locator('.links li').filter({ hasText: name });
const entry = (page: Page, text: string): Locator => page.locator('.stream > ol > li').filter({ hasText: text });

interface Words {
  language: string;
  width: number;
  companies: RegExp;
  move: RegExp;
  company: RegExp;
  role: RegExp;
  confirm: string;
  said: (person: string, company: string) => string;
  undo: string;
}

const places: readonly Words[] = [
  {
    ...{ language: 'en', width: 1440, companies: /^Companies/, move: /^Change of company/, company: /^Company/, role: /^Role/ },
    ...{ confirm: 'Make the change', said: (person, company) => `${person} is now at ${company}`, undo: 'Undo' },
  },
  {
    ...{ language: 'pt', width: 390, companies: /^Empresas/, move: /^Mudança de empresa/, company: /^Empresa/, role: /^Função/ },
    ...{ confirm: 'Confirmar mudança', said: (person, company) => `${person} está agora em ${company}`, undo: 'Anular' },
  },
  {
    ...{ language: 'es', width: 390, companies: /^Empresas/, move: /^Cambio de empresa/, company: /^Empresa/, role: /^(Cargo|Función)/ },
    ...{ confirm: 'Confirmar el cambio', said: (person, company) => `${person} está ahora en ${company}`, undo: 'Deshacer' },
  },
];

for (const words of places) {
  test(`a person changes company, in ${words.language} at ${words.width}: what was told stays where it was told`, async ({
    page,
    product,
  }) => {
    const api = await signIn(page, product, { language: words.language });
    const name = `Move ${words.language}`;
    const { person, a, b } = await prepare(api, name);
    await page.setViewportSize({ width: words.width, height: 900 });
    await page.goto(`${product.address}/person/${person}`);
    await page.getByRole('tab', { name: words.companies }).click();
    await expect(row(page, `${name} A`)).toHaveAttribute('data-state', 'current');
    await row(page, `${name} A`).getByRole('button', { name: words.move }).click();

    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(`${name} A`);
    await dialog.getByRole('combobox', { name: words.company }).fill(`${name} B`);
    await page.getByRole('option', { name: `${name} B`, exact: true }).click();
    await dialog.getByRole('textbox', { name: words.role }).fill('Head of purchasing');
    await expectAccessible(page, 'dialog', { parts: ['[role="dialog"]'] });
    await dialog.getByRole('button', { name: words.confirm }).click();
    await expect(page.getByText(words.said(`${name} Faria`, `${name} B`))).toBeVisible();

    await test.step('the person’s page shows both, the present one first', async () => {
      await expect(page.locator('.links li')).toHaveCount(2);
      await expect(page.locator('.links li').first()).toContainText(`${name} B`);
      await expect(row(page, `${name} B`)).toContainText('Head of purchasing');
      await expect(row(page, `${name} A`)).toHaveAttribute('data-state', 'past');
      await expect(row(page, `${name} A`)).toContainText('14/03/2019 – ');
    });

    await test.step('what is told now belongs to B, what was told before stays at A', async () => {
      await createRecord(api, 'report', { company: b, channel: 'phone', text: 'Told while at B.', people_present: [{ id: person }] });
      await page.goto(`${product.address}/company/${a}`);
      await expect(entry(page, 'Told while at A.')).toBeVisible();
      await expect(entry(page, 'Told while at B.')).toHaveCount(0);
      await page.goto(`${product.address}/company/${b}`);
      await expect(entry(page, 'Told while at B.')).toBeVisible();
      await expect(entry(page, 'Told while at A.')).toHaveCount(0);
      await page.goto(`${product.address}/person/${person}`);
      await expect(entry(page, 'Told while at A.')).toBeVisible();
      await expect(entry(page, 'Told while at B.')).toBeVisible();
    });
  });
}

test('a change of company is taken back as one', async ({ page, product }) => {
  const api = await signIn(page, product);
  const { person } = await prepare(api, 'Back');
  await page.goto(`${product.address}/person/${person}?tab=affiliation.person`);
  await row(page, 'Back A').getByRole('button', { name: 'Change of company' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the change' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('combobox', { name: /^Company/ }).fill('Back A');
  await page.getByRole('option', { name: 'Back A', exact: true }).click();
  await dialog.getByRole('textbox', { name: /^Role/ }).fill('Buyer');
  await dialog.getByRole('button', { name: 'Make the change' }).click();
  await expect(dialog).toContainText('Choose another.');
  await dialog.getByRole('combobox', { name: /^Company/ }).fill('Back B');
  await page.getByRole('option', { name: 'Back B', exact: true }).click();
  await dialog.getByRole('button', { name: 'Make the change' }).click();
  await expect(page.locator('.links li')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.links li')).toHaveCount(1);
  await expect(row(page, 'Back A')).toHaveAttribute('data-state', 'current');
});
