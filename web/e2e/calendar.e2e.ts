import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const colleague = 'rui.quadro@vinculo.example';
const day = (page: Page, iso: string): Locator => page.locator(`[role="gridcell"][data-day="${iso}"]`);
const on = (page: Page, iso: string, title: string) => expect(day(page, iso).getByRole('link', { name: title })).toBeVisible();

const addressOf = (title: string, rest = '') =>
  `/appointment?kind=calendar&day=2027-03-10&filter=${encodeURIComponent(JSON.stringify({ and: [{ field: 'title', op: 'contains', value: title }] }))}${rest}`;

function appointment(api: APIRequestContext, title: string, from: string, to?: string): Promise<string> {
  return createRecord(api, 'appointment', { title, starts_at: from, ...(to && { ends_at: to }) });
}

async function drag(page: Page, title: string, from: string, to: string): Promise<void> {
  const card = await day(page, from).getByRole('link', { name: title }).boundingBox();
  const target = await day(page, to).boundingBox();
  if (!card || !target) throw new Error('The record or the day is not on the screen');
  await page.mouse.move(card.x + 20, card.y + 8);
  await page.mouse.down();
  await page.mouse.move(card.x + 40, card.y + 20, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
}

test('an appointment is dragged to another day at the same hour, a colleague sees it, and it is undone', async ({
  page,
  product,
  browser,
}) => {
  const api = await signIn(page, product);
  const id = await appointment(api, 'Kiln visit', '2027-03-10T09:30:00Z', '2027-03-10T11:00:00Z');
  const other = (await signInColleague(browser, product, colleague)).page;
  await page.goto(product.address + addressOf('Kiln visit'));
  await other.goto(product.address + addressOf('Kiln visit'));
  await on(other, '2027-03-10', 'Kiln visit');

  await drag(page, 'Kiln visit', '2027-03-10', '2027-03-12');
  await expect(page.getByText(/“Kiln visit” moved to Friday, 12\/03\/2027/i)).toBeVisible();
  await on(page, '2027-03-12', 'Kiln visit');
  await on(other, '2027-03-12', 'Kiln visit');
  const stored = (await (await api.get(`/api/v1/records/appointment/${id}`)).json()).data;
  expect([stored.starts_at, stored.ends_at]).toEqual(['2027-03-12T09:30:00.000Z', '2027-03-12T11:00:00.000Z']);

  await page.getByRole('button', { name: 'Undo' }).click();
  await on(page, '2027-03-10', 'Kiln visit');
  await on(other, '2027-03-10', 'Kiln visit');
});

test('a change that collides or fails loses nothing', async ({ page, product, browser }) => {
  const api = await signIn(page, product);
  const id = await appointment(api, 'Glaze talk', '2027-03-10T09:30:00Z');
  const rui = (await signInColleague(browser, product, colleague)).api;
  await page.routeWebSocket(/\/live/, () => {});
  await page.goto(product.address + addressOf('Glaze talk'));
  await on(page, '2027-03-10', 'Glaze talk');
  await rui.patch(`/api/v1/records/appointment/${id}`, { data: { starts_at: '2027-03-18T09:30:00Z' } });
  await drag(page, 'Glaze talk', '2027-03-10', '2027-03-11');
  await expect(page.getByText(/Rui Salgado moved “Glaze talk” to Thursday, 18\/03\/2027/i)).toBeVisible();
  await on(page, '2027-03-18', 'Glaze talk');

  await page.route('**/records/appointment/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await drag(page, 'Glaze talk', '2027-03-18', '2027-03-19');
  await expect(page.getByText(/“Glaze talk” is back in Thursday, 18\/03\/2027/i)).toBeVisible();
  await on(page, '2027-03-18', 'Glaze talk');
});

test('everything is done by the keyboard alone', async ({ page, product }) => {
  const api = await signIn(page, product);
  await appointment(api, 'Furnace check', '2027-03-10T09:30:00Z');
  await page.goto(product.address + addressOf('Furnace check'));
  await day(page, '2027-03-10').focus();
  for (const [key, iso] of [
    ['ArrowRight', '2027-03-11'],
    ['ArrowDown', '2027-03-18'],
    ['Home', '2027-03-15'],
    ['End', '2027-03-21'],
    ['PageDown', '2027-04-21'],
    ['PageUp', '2027-03-21'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(day(page, iso)).toBeFocused();
  }
  await day(page, '2027-03-10').getByRole('link', { name: 'Furnace check' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').getByText('“Furnace check” picked up in')).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await on(page, '2027-03-10', 'Furnace check');
  await expect(day(page, '2027-03-10').getByRole('link', { name: 'Furnace check' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await on(page, '2027-03-17', 'Furnace check');
  await expect(day(page, '2027-03-17').getByRole('link', { name: 'Furnace check' })).toBeFocused();
});

test('a press on an empty day makes a record there, and what is shown stands in the address', async ({ page, product }) => {
  const api = await signIn(page, product);
  for (let n = 0; n < 7; n += 1) await appointment(api, `Round ${n}`, `2027-03-09T1${n}:00:00Z`);
  await appointment(api, 'Round trip', '2027-03-16T10:00:00Z', '2027-03-18T10:00:00Z');
  await page.goto(product.address + addressOf('Round'));
  for (const iso of ['2027-03-16', '2027-03-17', '2027-03-18']) await on(page, iso, 'Round trip');

  await day(page, '2027-03-25').click({ position: { x: 60, y: 70 } });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Starts at' })).toHaveValue('25/03/2027');
  await dialog.getByLabel('Title').fill('Round table');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await on(page, '2027-03-25', 'Round table');

  await day(page, '2027-03-09').getByRole('button', { name: '+4 more' }).click();
  await expect(page).toHaveURL(/mode=agenda/);
  await expect(page).toHaveURL(/day=2027-03-09/);
  await expect(page.getByRole('link', { name: /Round 6/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Week' }).check({ force: true });
  await on(page, '2027-03-09', 'Round 6');
  await page.reload();
  await on(page, '2027-03-09', 'Round 6');
  await page.getByRole('button', { name: 'Next week' }).click();
  await on(page, '2027-03-16', 'Round trip');
});

const screens = [
  { width: 1440, height: 900, theme: 'light' },
  { width: 360, height: 780, theme: 'dark' },
];

for (const language of ['en', 'pt', 'es'])
  test(`is for everybody, on a desk and on a phone: ${language}`, async ({ page, product }) => {
    const say = wordsOf(language);
    const api = await signIn(page, product, { language });
    const settings = await (await api.get('/api/v1/settings/organisation')).json();
    const saved = await api.patch('/api/v1/settings/organisation', {
      headers: { 'if-match': `"${(settings.data ?? settings).version}"` },
      data: { firstDayOfWeek: 'sun', holidays: [{ on: '2020-03-19', name: 'Open house', yearly: true }] },
    });
    expect(saved.ok(), await saved.text()).toBe(true);
    await appointment(api, `Look ${language}`, '2027-03-10T09:30:00Z', '2027-03-10T11:00:00Z');
    for (const { theme, ...size } of screens)
      for (const mode of ['month', 'week', 'agenda']) {
        await page.setViewportSize(size);
        await signIn(page, product, { language, theme });
        await page.goto(`${product.address + addressOf(`Look ${language}`)}&mode=${mode}`);
        await expect(page.getByRole('link', { name: `Look ${language}` })).toBeVisible();
        if (mode !== 'agenda') {
          await expect(page.getByRole('columnheader').first()).toHaveAccessibleName(/sunday|domingo/i);
          await page.getByRole('button', { name: say(`calendar.next.${mode}`) }).click();
          await expect(day(page, mode === 'month' ? '2027-04-10' : '2027-03-17')).toBeVisible();
          await page.getByRole('button', { name: say(`calendar.previous.${mode}`) }).click();
          await expect(page.getByRole('link', { name: `Look ${language}` })).toBeVisible();
        }
        if (mode === 'month') await expect(day(page, '2027-03-19')).toHaveAccessibleName(/Open house/);
        await expectAccessible(page, `${mode} ${theme} ${size.width}`);
      }
  });

test('on a phone a day is chosen by its dots and told below', async ({ page, product }) => {
  const api = await signIn(page, product);
  await appointment(api, 'Phone call', '2027-03-22T09:30:00Z');
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(product.address + addressOf('Phone call'));
  await expect(page.getByText('Nothing on this day.')).toBeVisible();
  await day(page, '2027-03-22').click();
  await expect(page).toHaveURL(/day=2027-03-22/);
  await page.getByRole('link', { name: /Phone call/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Phone call' })).toBeVisible();
});
