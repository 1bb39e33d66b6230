import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const phone = { width: 360, height: 780 };
const colleague = { email: 'rui.caixa@vinculo.example', name: 'Rui Caixa' };
const bell = (page: Page): Locator => page.getByRole('button', { name: /^Notifications/ });
const userOf = async (api: APIRequestContext) => (await (await api.get('/api/v1/session')).json()).user as { id: string; name: string };

/** Everything that was told so far is read: each test begins with a quiet bell. */
async function quiet(page: Page, product: Product): Promise<APIRequestContext> {
  const api = await signIn(page, product);
  await api.post('/api/v1/notifications/read', { data: { all: true } });
  return api;
}

test('somebody assigns a record: it is said at once, stands below the bell, and is read by opening it', async ({
  page,
  product,
  browser,
}) => {
  const api = await quiet(page, product);
  const rui = (await signInColleague(browser, product, colleague)).api;
  const me = await userOf(api);
  await page.goto(`${product.address}/company`);
  await expect(bell(page)).toHaveAccessibleName('Notifications');
  const lead = await createRecord(rui, 'lead', { name: 'Assigned by Rui', owner: me.id });
  await expect(page.getByText('Rui Caixa assigned this to you')).toBeVisible();
  await expect(bell(page)).toHaveAccessibleName('Notifications, 1 unread');
  await bell(page).click();
  const panel = page.getByRole('dialog', { name: 'Notifications' });
  await expectAccessible(page, 'panel');
  await panel.getByRole('link', { name: /Assigned by Rui/ }).click();
  await expect(page).toHaveURL(new RegExp(`/lead/${lead}`));
  await expect(bell(page)).toHaveAccessibleName('Notifications');
});

test('a name after @ tells that person, and stands in the text as one', async ({ page, product, browser }) => {
  const api = await quiet(page, product);
  const rui = (await signInColleague(browser, product, colleague)).api;
  const company = await createRecord(api, 'company', { name: 'Mentioning' });
  await page.goto(`${product.address}/company/${company}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Mentioning' })).toBeVisible();
  await page.keyboard.press('r');
  const note = page.getByRole('dialog', { name: 'Write report' });
  await note.getByLabel('What happened').fill('');
  await note.getByLabel('What happened').pressSequentially('Delivered. @Rui C');
  await expect(page.getByRole('listbox', { name: 'People' }).getByRole('option', { name: 'Rui Caixa' })).toBeVisible();
  await expectAccessible(page, 'people to mention', { parts: ['[role="dialog"]', '[role="listbox"]'] });
  await page.keyboard.press('Enter');
  await page.keyboard.type('sends the invoice.');
  await expect(note.getByLabel('What happened')).toHaveValue('Delivered. @Rui Caixa sends the invoice.');
  await page.keyboard.press('Control+Enter');
  await expect(note).toBeHidden();
  await expect(page.getByRole('link', { name: '@Rui Caixa' })).toBeVisible();
  const { id } = await userOf(rui);
  const filter = JSON.stringify({ field: 'company', op: 'eq', value: company });
  const [report] = (await (await api.get('/api/v1/records/report', { params: { filter, fields: 'text' } })).json()).data;
  expect(report.text).toBe(`Delivered. @[Rui Caixa](user:${id}) sends the invoice.`);
  await expect
    .poll(async () => (await (await rui.get('/api/v1/notifications')).json()).data.map(({ kind }: { kind: string }) => kind))
    .toContain('mentioned');
});

test('a record that is followed is told of, and one no longer followed is not', async ({ page, product, browser }) => {
  const api = await quiet(page, product);
  const rui = (await signInColleague(browser, product, colleague)).api;
  const company = await createRecord(rui, 'company', { name: 'Followed' });
  await page.goto(`${product.address}/company/${company}`);
  await page.getByRole('button', { name: 'Follow this record' }).click();
  await expect(page.getByRole('button', { name: 'Stop following' })).toBeVisible();
  await page.goto(`${product.address}/inbox`);
  await rui.patch(`/api/v1/records/company/${company}`, { data: { city: 'Aveiro' } });
  await expect(page.getByRole('link', { name: /changed this.*Followed/ })).toBeVisible();
  await expectAccessible(page, 'inbox');
  await page.getByRole('button', { name: 'Mark all as read' }).first().click();
  await expect(bell(page)).toHaveAccessibleName('Notifications');
  await page.getByRole('radio', { name: 'Unread' }).check({ force: true });
  await expect(page.getByRole('heading', { name: 'You have read everything' })).toBeVisible();
  const watched = await (await api.get(`/api/v1/records/company/${company}/watchers`)).json();
  expect(watched.watching).toBe(true);
});

test('what one is told is chosen in the profile, and kept', async ({ page, product }) => {
  await quiet(page, product);
  await page.goto(`${product.address}/settings/profile#notifications`);
  const here = page.getByRole('switch', { name: 'A record I watch was changed: Here' });
  await expect(here).toBeChecked();
  await here.click();
  await expect(page.getByText('Profile saved')).toBeVisible();
  await page.reload();
  await expect(here).not.toBeChecked();
  await expectAccessible(page, 'preferences');
  await here.click();
  await expect(page.getByText('Profile saved').last()).toBeVisible();
});

for (const language of ['en', 'pt', 'es']) {
  test(`the inbox on a phone, in ${language}`, async ({ page, product, browser }) => {
    const say = wordsOf(language);
    const api = await quiet(page, product);
    const rui = (await signInColleague(browser, product, colleague)).api;
    await createRecord(rui, 'task', { title: `Call ${language}`, assignee: (await userOf(api)).id });
    await signIn(page, product, { language });
    await page.setViewportSize(phone);
    await page.goto(`${product.address}/company`);
    await page.getByRole('link', { name: new RegExp(`^${say('inbox.title')}`) }).click();
    await expect(page.getByRole('link', { name: new RegExp(`Call ${language}`) })).toBeVisible();
    await expect(page.getByRole('region', { name: say('inbox.today') })).toBeVisible();
    await expectAccessible(page, language);
  });
}
