import type { Page } from '@playwright/test';
import { expectAccessible, expectToFit } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];
const languages = ['en', 'pt', 'pt-BR', 'es'];

/** Records with long names and every kind of value, made once. */
let ids: Promise<{ company: string; lead: string }> | undefined;

async function prepare(page: Page, product: Product): Promise<{ company: string; lead: string }> {
  const api = await signIn(page, product);
  ids ??= (async () => {
    const company = await createRecord(api, 'company', {
      name: 'Companhia Industrial de Cerâmicas e Revestimentos do Baixo Alentejo Litoral, S. A.',
      city: 'Santiago do Cacém',
      website: 'https://montejunto.example',
      employees: 1250,
    });
    const lead = await createRecord(api, 'lead', {
      name: 'Renovação integral da videovigilância dos armazéns',
      company,
      amount: { value: '1234567.89', currency: 'EUR' },
      expected_close: '2027-03-04',
      status: 'standby',
      wake_on: '2027-01-02',
    });
    for (let i = 0; i < 30; i += 1)
      await createRecord(api, 'lead', { name: `Lead ${i}`, company, amount: { value: String(1000 * i), currency: 'EUR' } });
    return { company, lead };
  })();
  return ids;
}

const screens: readonly { name: string; path: (ids: { company: string; lead: string }) => string; open?: (page: Page) => Promise<void> }[] =
  [
    { name: 'list', path: () => '/lead?kind=table' },
    { name: 'board', path: () => '/lead?kind=board' },
    { name: 'cards', path: () => '/lead?kind=cards' },
    { name: 'new view', path: () => '/lead?kind=table&sort=-amount', open: openNewView },
    { name: 'empty list', path: () => '/appointment' },
    { name: 'lead', path: ({ lead }) => `/lead/${lead}` },
    { name: 'company', path: ({ company }) => `/company/${company}` },
    { name: 'new record', path: () => '/lead', open: async (page) => page.keyboard.press('n') },
    { name: 'profile', path: () => '/settings/profile' },
    { name: 'entities of the studio', path: () => '/studio/entities' },
    { name: 'fields of an entity', path: () => '/studio/entities/lead' },
    { name: 'settings of an entity', path: () => '/studio/entities/lead/settings' },
    { name: 'new entity', path: () => '/studio/entities?new' },
    { name: 'diagram', path: () => '/studio/diagram' },
    { name: 'history of the design', path: () => '/studio/history' },
    { name: 'database beside the design', path: () => '/studio/drift' },
    { name: 'first revision', path: () => '/studio/history/1' },
    { name: 'users', path: () => '/studio/users' },
    { name: 'imports', path: () => '/studio/import' },
    { name: 'example data', path: () => '/studio/demo' },
    { name: 'missing page', path: () => '/nowhere' },
  ];

/** By its icon, which needs no words. */
async function openNewView(page: Page): Promise<void> {
  await page.locator('.tools button[aria-haspopup="menu"]').first().click();
  await page
    .locator('[role="menuitem"]')
    .filter({ has: page.locator('.lucide-plus') })
    .click();
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

for (const { name, path, open } of screens) {
  test(`${name}: nothing overflows and no word is missing, in four languages, at a desk and on a phone`, async ({ page, product }) => {
    const made = await prepare(page, product);
    for (const language of languages) {
      await signIn(page, product, { language });
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.goto(product.address + path(made));
        await settle(page);
        await open?.(page);
        const where = `${name} ${language} ${size.width}`;
        await expectToFit(page, where);
        const text = (await page.locator('body').innerText()).replace(/\S+@\S+/g, '');
        expect(
          text.match(/\b[a-z]+(?:\.[a-z][A-Za-z]+)+\b(?!\.)/g)?.filter((word) => !/\.(?:example|csv|xlsx)\b/.test(word)) ?? [],
          `${where}: raw keys`,
        ).toEqual([]);
        expect(text, `${where}: raw values`).not.toMatch(/undefined|\[object|NaN|\{\{/);
      }
    }
  });

  test(`${name}: nobody is shut out (axe), light and dark`, async ({ page, product }) => {
    const made = await prepare(page, product);
    for (const theme of ['light', 'dark']) {
      await signIn(page, product, { theme });
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.goto(product.address + path(made));
        await settle(page);
        await open?.(page);
        await expectAccessible(page, `${theme} ${size.width}`, { except: [] });
      }
    }
  });
}
