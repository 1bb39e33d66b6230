import { expectAccessible } from '#e2e/accessible.ts';
import { expect, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const places = [
  { name: 'at a desk', language: 'en', theme: 'light', size: { width: 1440, height: 900 } },
  { name: 'on a phone', language: 'pt', theme: 'dark', size: { width: 360, height: 800 } },
];

for (const { name, language, theme, size } of places) {
  test.describe(name, () => {
    test.use({ viewport: size });
    const say = wordsOf(language);

    test('what somebody changed in the database by hand is told and mended', async ({ page, product }) => {
      await signIn(page, product, { language, theme });
      await page.goto(`${product.address}/studio/drift`);
      await expect(page.getByRole('heading', { name: say('drift.empty') })).toBeVisible();
      await expectAccessible(page, 'nothing differs');

      await product.alter('ALTER TABLE entity.company DROP COLUMN website CASCADE; ALTER TABLE entity.person ADD COLUMN stray int');
      await page.getByRole('button', { name: say('drift.again') }).click();
      const missing = page.getByRole('article', { name: say('drift.kind.column') });
      await expect(missing).toContainText('website text');
      await expect(missing).toContainText(say('drift.canRepair'));
      const stray = page.getByRole('article', { name: say('drift.kind.left_over') });
      await expect(stray).toContainText('person.stray');
      await expect(stray).toContainText(say('drift.harmless'));
      await expectAccessible(page, 'differences');

      await page.getByRole('button', { name: say('drift.repair'), exact: true }).click();
      const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
      await expect(dialog).toContainText(say('drift.confirm.text'));
      await expectAccessible(page, 'confirmation');
      await dialog.getByRole('button', { name: say('drift.repair'), exact: true }).click();
      await expect(page.getByText(say('drift.remain_one', { n: '1' }))).toBeVisible();
      await expect(missing).toHaveCount(0);
      await expect(stray).toBeVisible();
      await expect(page.getByRole('button', { name: say('drift.repair'), exact: true })).toHaveCount(0);
      await product.alter('ALTER TABLE entity.person DROP COLUMN stray');
      await page.reload();
      await expect(page.getByRole('heading', { name: say('drift.empty') })).toBeVisible();
    });
  });
}
