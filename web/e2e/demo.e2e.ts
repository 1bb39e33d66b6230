import type { Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { expect, FOUNDER, test } from '#e2e/product.ts';
import { type Say, wordsOf } from '#e2e/words.ts';

async function setUp(page: Page, say: Say, code: string): Promise<void> {
  const label = (key: string) => page.getByLabel(say(key), { exact: true });
  await label('setup.name').fill(FOUNDER.name);
  await label('setup.organisation').fill('Prata & Filhos');
  await label('signIn.email').fill(FOUNDER.email);
  await label('signIn.password').fill(FOUNDER.password);
  await label('setup.code').fill(code);
  await expect(page.getByRole('radio', { name: say('setup.startDemo') })).toBeChecked();
  await page.getByRole('button', { name: say('setup.action') }).click();
}

const places = [
  { name: 'at a desk', language: 'en', locale: 'en-GB', size: { width: 1440, height: 900 } },
  { name: 'on a phone', language: 'pt', locale: 'pt-PT', size: { width: 390, height: 844 } },
];

for (const { name, language, locale, size } of places) {
  test.describe(name, () => {
    test.use({ locale, viewport: size });

    test('a stranger looks around among invented companies, and removes them by one click', async ({ page, fresh }) => {
      const say = wordsOf(language);
      await page.goto(fresh.address);
      await expect(page.getByRole('radio').first()).toBeVisible();
      await expectAccessible(page, 'first page', { except: [] });
      await setUp(page, say, fresh.code);
      const remove = page.getByRole('button', { name: say('demo.remove') });
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
      await expectAccessible(page, 'strip', { parts: ['.strip'], except: [] });

      await remove.click();
      const dialog = page.getByRole('alertdialog');
      await expect(dialog).toContainText(say('demo.confirm.text'));
      await dialog.getByRole('button', { name: say('demo.remove') }).click();
      await expect(page.getByText(say('demo.removed'))).toBeVisible({ timeout: 60_000 });
      await expect(page.locator('.strip')).toHaveCount(0);
      await expect(page.getByText(title)).toHaveCount(0);
      const left = await page.request.get(`${fresh.address}/api/v1/records/company?count=exact&limit=1`);
      expect((await left.json()).page.total).toBe(0);
      await page.goto(`${fresh.address}/studio/demo`);
      await expect(page.getByRole('button', { name: say('demo.make') })).toBeVisible();
    });
  });
}
