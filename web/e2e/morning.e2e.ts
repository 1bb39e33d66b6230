import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const sizes = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 360, height: 780 },
];

/** A client with a lead in the first of three steps. */
async function prepare(api: APIRequestContext, name: string): Promise<{ board: string }> {
  const pipeline = await createRecord(api, 'pipeline', { name, position: 90 });
  const [first] = [
    await createRecord(api, 'step', { name: 'Qualify', pipeline, position: 0 }),
    await createRecord(api, 'step', { name: 'Visit', pipeline, position: 1 }),
  ];
  const company = await createRecord(api, 'company', { name: `Cerâmicas ${name}`, kind: 'client' });
  await createRecord(api, 'lead', { name: `Câmaras ${name}`, company, pipeline, step: first, amount: { value: '46320', currency: 'EUR' } });
  const filter = JSON.stringify({ field: 'pipeline', op: 'in', value: [pipeline] });
  return { board: `/lead?kind=board&filter=${encodeURIComponent(filter)}` };
}

const card = (page: Page, column: string, title: string): Locator =>
  page.getByRole('group', { name: new RegExp(`^${column}, \\d`) }).getByRole('group', { name: title, exact: true });

for (const size of sizes) {
  for (const language of ['en', 'pt', 'es']) {
    test(`a morning on a ${size.name} in ${language}`, async ({ page, product, browser }) => {
      const say = wordsOf(language);
      const name = `${size.name} ${language}`;
      const api = await signIn(page, product, { language });
      const { board } = await prepare(api, name);
      const { page: other } = await signInColleague(browser, product, 'rui.manha@vinculo.example');
      await page.setViewportSize(size);
      await page.goto(product.address);

      await test.step('the palette finds the client, whatever the accents', async () => {
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox', { name: say('search.title') }).fill(`ceramicas ${name}`);
        await expect(page.getByRole('option', { selected: true })).toContainText(`Cerâmicas ${name}`);
        await expectAccessible(page, name);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: `Cerâmicas ${name}` })).toBeVisible();
      });

      await test.step('a report by keyboard alone', async () => {
        await page.keyboard.press('r');
        const text = page.getByRole('textbox', { name: say('capture.text') });
        await expect(text).toBeVisible();
        await text.focus();
        await page.keyboard.type('Gostaram da proposta e pedem a instalação antes de agosto.');
        await page.keyboard.press('Tab');
        await page.keyboard.type('Enviar o plano de obra');
        await expectAccessible(page, name);
        await page.keyboard.press('Control+Enter');
        await expect(text).toHaveCount(0);
      });

      await test.step('it stands in the story, and its next step is to be done', async () => {
        await expect(page.getByText('Gostaram da proposta e pedem a instalação antes de agosto.')).toBeVisible();
        await expect(page.getByText('Enviar o plano de obra').first()).toBeVisible();
        const { data } = await (
          await api.post('/api/v1/records/task/query', {
            data: { filter: { field: 'title', op: 'eq', value: 'Enviar o plano de obra' }, sort: '-created_at' },
          })
        ).json();
        expect(data[0]).toMatchObject({ done: false });
        await expectAccessible(page, name);
      });

      await test.step('the lead goes on, a colleague sees it, and it is undone', async () => {
        const title = `Câmaras ${name}`;
        await other.goto(product.address + board);
        await expect(card(other, 'Qualify', title)).toBeVisible();
        await page.goto(product.address + board);
        await card(page, 'Qualify', title).focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Space');
        await expect(card(page, 'Visit', title)).toBeVisible();
        await expect(card(other, 'Visit', title)).toBeVisible();
        await expectAccessible(page, name);
        await page.getByRole('button', { name: say('undo'), exact: true }).click();
        await expect(card(other, 'Qualify', title)).toBeVisible();
        await expect(other.getByRole('group', { name: title, exact: true })).toHaveCount(1);
      });
      await other.context().close();
    });
  }
}
