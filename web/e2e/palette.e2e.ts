import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';

const phone = { width: 360, height: 780 };

/** Made once for the product of this worker. */
let made: Promise<{ trapezios: string; lead: string; nuno: string }> | undefined;

async function prepare(
  page: Page,
  product: Product,
  preferences: Readonly<Record<string, string>> = {},
): Promise<Awaited<NonNullable<typeof made>>> {
  const api = await signIn(page, product, preferences);
  made ??= makeRecords(api);
  return made;
}

async function makeRecords(api: APIRequestContext): Promise<{ trapezios: string; lead: string; nuno: string }> {
  const company = await createRecord(api, 'company', { name: 'Cerâmicas Montejunto, Lda.', city: 'Alenquer' });
  const trapezios = await createRecord(api, 'company', { name: 'Trapézios Pinho Manso' });
  const nuno = await createRecord(api, 'person', { name: 'Nuno Faria', mobile: '912 345 678' });
  const lead = await createRecord(api, 'lead', { name: 'Videovigilância de 3 trapézios', company });
  const text = 'Receia que as obras na rua atrasem o trapézio 3.';
  await createRecord(api, 'report', { text, company, channel: 'phone', happened_at: '2026-11-20T10:00:00Z' });
  return { trapezios, lead, nuno };
}

const palette = (page: Page): Locator => page.getByRole('dialog', { name: /^(Search|Procurar|Buscar)$/ });
const options = (page: Page): Locator => palette(page).getByRole('option');
const chosen = (page: Page): Locator => palette(page).getByRole('option', { selected: true });

test('by keyboard alone: found without accents, marked, chosen, opened', async ({ page, product, context }) => {
  const { trapezios, lead } = await prepare(page, product);
  await page.goto(`${product.address}/person`);
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('trapezio');
  await expect(chosen(page)).toContainText('Trapézios Pinho Manso');
  await expect(palette(page).locator('mark', { hasText: 'Trapézio' }).first()).toBeVisible();
  await expect(palette(page).getByRole('button', { name: /^All 3/ })).toBeVisible();
  await expect(options(page).filter({ hasText: 'obras na rua atrasem o trapézio 3' })).toBeVisible();

  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toContainText('Videovigilância');
  const beside = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  await expect(await beside).toHaveURL(new RegExp(`/lead/${lead}`));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/company/${trapezios}`));
  await expect(palette(page)).toBeHidden();

  // What was worked on last, without a word; Escape leaves everything as it was.
  await page.keyboard.press('/');
  await expect(palette(page).getByText('Recent', { exact: true })).toBeVisible();
  await expect(chosen(page)).toContainText('Receia que as obras');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/company/${trapezios}`));
});

test('an answer that comes late changes nothing, and Enter waits for the right one', async ({ page, product }) => {
  const { nuno } = await prepare(page, product);
  await page.goto(`${product.address}/company`);
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
  await page.route('**/api/v1/search?q=trapezio**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue().catch(() => {});
  });
  await page.route('**/api/v1/search?q=912*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue().catch(() => {});
  });
  const asked = page.waitForRequest('**/api/v1/search?q=trapezio**');
  await page.keyboard.press('/');
  await page.keyboard.type('trapezio');
  await asked;
  await page.keyboard.press('Control+a');
  await page.keyboard.type('912 345 678');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/person/${nuno}`));
});

test('what can be done comes after what is found', async ({ page, product }) => {
  await prepare(page, product);
  await page.goto(`${product.address}/company`);
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Rebobinadora');
  await expect(palette(page).getByText('Nothing found for “Rebobinadora”')).toBeVisible();
  await expect(chosen(page)).toHaveText(/Write report about “Rebobinadora”/);
  await options(page).filter({ hasText: 'Create lead “Rebobinadora”' }).click();
  await expect(page.getByRole('dialog', { name: 'Create lead' }).getByLabel('Name')).toHaveValue('Rebobinadora');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('no next');
  await page.keyboard.press('End');
  await options(page).filter({ hasText: 'Leads › No next step' }).click();
  await expect(page).toHaveURL(/\/lead\?view=no_next_step/);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('appearance dark');
  await palette(page).getByRole('option', { name: 'Appearance: Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('keys do what the list of keys says, and nothing while somebody writes', async ({ page, product }) => {
  await prepare(page, product);
  await page.goto(`${product.address}/company`);
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys.getByRole('heading', { name: 'Everywhere' })).toBeVisible();
  await expect(keys.getByText('Create company')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\/person/);
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'Create person' })).toBeVisible();
  await page.keyboard.type('gn?/r');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();

  // Whoever switches single keys off keeps the combinations.
  await page.keyboard.press('?');
  await keys.getByRole('switch', { name: 'Use single keys' }).click();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('n');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(palette(page)).toBeVisible();
});

test('on a phone it is a page of its own, opened with the thumb', async ({ page, product }) => {
  const { trapezios } = await prepare(page, product);
  await page.setViewportSize(phone);
  await page.goto(`${product.address}/company`);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.keyboard.type('pinho');
  await expect(palette(page)).toHaveJSProperty('clientWidth', phone.width);
  await palette(page)
    .getByRole('button', { name: /^Companies 1/ })
    .click();
  await options(page).filter({ hasText: 'Trapézios Pinho Manso' }).click();
  await expect(page).toHaveURL(new RegExp(`/company/${trapezios}`));
});

for (const { language, words } of [
  { language: 'en', words: ['All', 'Actions', 'Write report about “trapezio”'] },
  { language: 'pt', words: ['Tudo', 'Ações', 'Escrever relatório sobre “trapezio”'] },
  { language: 'es', words: ['Todo', 'Acciones', 'Escribir informe sobre “trapezio”'] },
]) {
  test(`it can be read by everybody, in ${language}`, async ({ page, product }) => {
    await prepare(page, product, { language });
    for (const theme of ['light', 'dark']) {
      await signIn(page, product, { language, theme });
      for (const size of [{ width: 1440, height: 900 }, phone]) {
        await page.setViewportSize(size);
        await page.goto(`${product.address}/company`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.keyboard.press('/');
        await page.keyboard.type('trapezio');
        await expect(chosen(page)).toContainText('Trapézios');
        for (const word of words) await expect(palette(page).getByText(word).first()).toBeVisible();
        await expectAccessible(page, `${theme} ${size.width}`, { parts: ['[role="dialog"]'] });
      }
    }
  });
}
