import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, FOUNDER, test } from '#e2e/product.ts';

type Words = Readonly<Record<string, string>>;

function wordsOf(language: string): Words {
  const read = (area: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', 'src', 'lib', 'i18n', 'locales', `${area}.${language}.json`), 'utf8')) as Words;
  return { ...read('app'), ...read('demo') };
}

async function setUp(page: Page, words: Words, code: string): Promise<void> {
  const label = (key: string) => page.getByLabel(words[key] as string, { exact: true });
  await label('setup.name').fill(FOUNDER.name);
  await label('setup.organisation').fill('Prata & Filhos');
  await label('signIn.email').fill(FOUNDER.email);
  await label('signIn.password').fill(FOUNDER.password);
  await label('setup.code').fill(code);
  await expect(page.getByRole('radio', { name: words['setup.startDemo'] as string })).toBeChecked();
  await page.getByRole('button', { name: words['setup.action'] as string }).click();
}

const places = [
  { name: 'at a desk', language: 'en', locale: 'en-GB', size: { width: 1440, height: 900 } },
  { name: 'on a phone', language: 'pt', locale: 'pt-PT', size: { width: 390, height: 844 } },
];

for (const { name, language, locale, size } of places) {
  test.describe(name, () => {
    test.use({ locale, viewport: size });

    test('a stranger looks around among invented companies, and removes them by one click', async ({ page, fresh }) => {
      const words = wordsOf(language);
      const text = (key: string) => words[key] as string;
      await page.goto(fresh.address);
      await expect(page.getByRole('radio').first()).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
      await setUp(page, words, fresh.code);
      const remove = page.getByRole('button', { name: text('demo.remove') });
      await expect(remove).toBeVisible({ timeout: 60_000 });

      const { data: stars } = await (await page.request.get(`${fresh.address}/api/v1/stars`)).json();
      const { title } = stars.find(({ entity }: { entity: string }) => entity === 'company');
      await page.goto(`${fresh.address}/company`);
      await expect(page.getByRole('main').getByText(title).first()).toBeVisible();
      await expect(
        page
          .getByText(/\.example|\+\d/)
          .or(page.getByRole('link'))
          .nth(12),
      ).toBeVisible();
      const found = await page.request.get(`${fresh.address}/api/v1/records/company?count=exact&limit=1`);
      expect((await found.json()).page.total).toBeGreaterThanOrEqual(150);
      const { violations } = await new AxeBuilder({ page }).include('.strip').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

      await remove.click();
      const dialog = page.getByRole('alertdialog');
      await expect(dialog).toContainText(text('demo.confirm.text'));
      await dialog.getByRole('button', { name: text('demo.remove') }).click();
      await expect(page.getByText(text('demo.removed'))).toBeVisible({ timeout: 60_000 });
      await expect(page.locator('.strip')).toHaveCount(0);
      await expect(page.getByText(title)).toHaveCount(0);
      const left = await page.request.get(`${fresh.address}/api/v1/records/company?count=exact&limit=1`);
      expect((await left.json()).page.total).toBe(0);
      await page.goto(`${fresh.address}/studio/demo`);
      await expect(page.getByRole('button', { name: text('demo.make') })).toBeVisible();
    });
  });
}
