import { crc32, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { expect, signIn, test } from '#e2e/product.ts';
import { type Say, wordsOf } from '#e2e/words.ts';

const places = [
  { name: 'at a desk', language: 'en', theme: 'light', size: { width: 1440, height: 900 } },
  { name: 'on a phone', language: 'pt', theme: 'dark', size: { width: 360, height: 800 } },
];

/** A picture of one colour, as programs save it. */
function png(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(side * 3, 120)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const save = (page: Page, say: Say) =>
  page
    .getByRole('main')
    .getByRole('button', { name: say('save'), exact: true })
    .click();
const tab = (page: Page, say: Say, key: string) => page.getByRole('tab', { name: say(`organisation.tab.${key}`) }).click();

for (const { name, language, theme, size } of places) {
  test.describe(name, () => {
    test.use({ viewport: size });

    test('an administrator says who they are, and everybody sees it at once', async ({ page, product, browser }) => {
      const say = wordsOf(language);
      const api = await signIn(page, product, { language, theme });
      const colleague = await signInColleague(browser, product, 'rui@vinculo.example');
      await colleague.page.goto(`${product.address}/today`);
      await page.goto(`${product.address}/studio/organisation`);
      const title = page.getByLabel(say('organisation.name'), { exact: false }).first();
      await title.fill(' ');
      await save(page, say);
      await expect(page.getByText(say('organisation.fault.name'))).toBeVisible();
      await expect(title).toBeFocused();
      await title.fill(`Prata ${name}`);
      await page.getByLabel(say('organisation.accent.label'), { exact: true }).fill('#ffe600');
      await expect(page.locator('.organisation figure').first()).toContainText('4.5'.replace('.', language === 'en' ? '.' : ','));
      await expectAccessible(page, 'identity');
      await save(page, say);
      await expect(page.getByText(say('organisation.saved'))).toBeVisible();
      await expect(colleague.page.getByRole('link', { name: wordsOf('en')('nav.home', { name: `Prata ${name}` }) })).toBeVisible();
      const accent = await page.evaluate(() => document.documentElement.style.getPropertyValue('--accent'));
      expect(accent).toBe(theme === 'dark' ? '#ffe600' : accent);
      expect(accent).not.toBe('');

      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
      await expect(page.getByRole('alert')).toHaveText(say('organisation.logo.fault'));
      await page.locator('input[type="file"]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png(900) });
      await expect(page.getByText(say('organisation.logo.saved'))).toBeVisible();
      await expect(page.getByRole('img', { name: say('organisation.logo.alt', { name: `Prata ${name}` }) })).toBeVisible();
      const stranger = await (await browser.newContext({ viewport: size })).newPage();
      await stranger.goto(`${product.address}/sign-in`);
      await expect(stranger.locator('.brand')).toContainText(`Prata ${name}`);
      await expect(stranger.locator('.brand img')).toHaveJSProperty('naturalWidth', 512);
      await expectAccessible(stranger, 'sign-in', { except: [] });
      await stranger.context().close();
      await colleague.page.context().close();
      expect((await (await api.get('/api/v1/settings/organisation')).json()).accent).toBe('#ffe600');
    });

    test('they enter rates and holidays, and what somebody else saved meanwhile is not lost', async ({ page, product }) => {
      const say = wordsOf(language);
      const api = await signIn(page, product, { language, theme });
      await api.patch('/api/v1/settings/organisation', { data: { accent: null, holidays: [], fiscalYearStart: 1, name: 'Prata' } });
      await api.put('/api/v1/settings/rates', { data: { data: [] } });
      const data = { name: `Brasil ${name}`, annual_revenue: { value: '10', currency: 'BRL' } };
      expect((await api.post('/api/v1/records/company', { data })).ok()).toBe(true);
      await page.goto(`${product.address}/studio/organisation?part=money`);
      await expect(page.getByRole('button', { name: say('organisation.rates.addFor', { currency: 'BRL' }) })).toBeVisible();
      await page.getByRole('button', { name: say('organisation.rates.paste') }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('BRL\t01/02/2025\t0,16\nUSD\tsoon\t1');
      await expect(page.getByRole('dialog')).toContainText('soon');
      await expectAccessible(page, 'paste');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('organisation.rates.pasteAction_one', { n: '1' }) })
        .click();
      await expectAccessible(page, 'rates');
      await tab(page, say, 'time');
      await page.getByRole('button', { name: say('organisation.holidays.addNational') }).click();
      await expect(page.getByLabel(say('organisation.holidays.name')).first()).toBeVisible();
      await expectAccessible(page, 'calendar');
      await page.getByLabel(say('organisation.fiscal')).click();
      await page.getByRole('option').nth(3).click();
      await api.patch('/api/v1/settings/organisation', { data: { fiscalYearStart: 7 } });
      await save(page, say);
      const conflict = page.getByRole('alertdialog');
      await expect(conflict).toContainText(say('organisation.part.fiscalYearStart'));
      await expectAccessible(page, 'conflict');
      await conflict.getByRole('radio').nth(1).check();
      await conflict.getByRole('button', { name: say('save') }).click();
      await expect(page.getByText(say('organisation.saved'))).toBeVisible();
      const stored = await (await api.get('/api/v1/settings/organisation')).json();
      expect(stored.fiscalYearStart).toBe(7);
      expect(stored.holidays).toHaveLength(13);
      expect((await (await api.get('/api/v1/settings/rates?missing=true')).json()).missing).toEqual([]);
      await page.getByRole('button', { name: say('undo') }).click();
      await expect(page.getByText(say('organisation.undone'))).toBeVisible();
      expect((await (await api.get('/api/v1/settings/organisation')).json()).holidays).toEqual([]);
      await tab(page, say, 'place');
      await expectAccessible(page, 'place');
    });
  });
}
