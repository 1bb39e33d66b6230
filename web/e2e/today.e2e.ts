import type { APIRequestContext, Browser, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const phone = { width: 360, height: 780 };
const dayAway = (days: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Lisbon' }).format(new Date(Date.now() + days * 86_400_000));
const group = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

interface Person {
  page: Page;
  api: APIRequestContext;
}

/** Somebody of their own for each test: a day is a person's. */
async function person(browser: Browser, product: Product, name: string): Promise<Person> {
  return signInColleague(browser, product, `${name}@vinculo.example`);
}

async function fillDay({ api }: Person): Promise<void> {
  const { user } = await (await api.get('/api/v1/session')).json();
  const company = await createRecord(api, 'company', { name: 'Day & Sons' });
  const todo = (title: string, due_on: string | null) => createRecord(api, 'task', { title, due_on, assignee: user.id, company });
  await todo('Send the offer', dayAway(-3));
  await todo('Call the director', dayAway(0));
  await todo('Prepare the visit', dayAway(1));
  await todo('Write the letter', null);
  await createRecord(api, 'appointment', { title: 'Meet at noon', starts_at: `${dayAway(0)}T12:00:00.000Z` });
}

test('a day: what is late, what is due, what comes; ticked off, taken back, put off, added', async ({ browser, product }) => {
  const rui = await person(browser, product, 'rui.dia');
  const { page } = rui;
  await fillDay(rui);
  await page.goto(product.address);
  await expect(page).toHaveURL(/\/today$/);
  await expect(page.getByText(/^Good (morning|afternoon|evening), Rui$/)).toBeVisible();
  await expect(group(page, /^Overdue/)).toContainText('Send the offer');
  await expect(group(page, /^Overdue/)).toContainText('Day & Sons');
  await expect(group(page, /^Overdue/)).toContainText('3 days');
  await expect(group(page, /^Today/)).toContainText('Meet at noon');
  await expect(group(page, /^Tomorrow/)).toContainText('Prepare the visit');
  await expect(group(page, /^Without a date/)).toContainText('Write the letter');
  await expect(page.getByText(/0 done, 3 to do/)).toBeVisible();
  await expectAccessible(page, 'today');

  await group(page, /^Today/)
    .getByRole('checkbox', { name: 'Done: Call the director' })
    .click();
  await expect(group(page, /^Done today/)).toContainText('Call the director');
  await expect(group(page, /^Today/)).not.toContainText('Call the director');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(group(page, /^Today/)).toContainText('Call the director');

  await group(page, /^Overdue/)
    .getByRole('button', { name: /Put off “Send the offer”/ })
    .click();
  await page.getByRole('menuitem', { name: /^Tomorrow/ }).click();
  await expect(group(page, /^Tomorrow/)).toContainText('Send the offer');
  await expect(group(page, /^Overdue/)).toBeHidden();

  await page.getByLabel('Add task for today').fill('Buy stamps');
  await page.keyboard.press('Enter');
  await expect(group(page, /^Today/)).toContainText('Buy stamps');
  await expect(page.getByLabel('Add task for today')).toHaveValue('');
});

test('what a colleague gives one appears by itself, and the navigation counts it', async ({ page, browser, product }) => {
  const rui = await person(browser, product, 'rui.vivo');
  const { user } = await (await rui.api.get('/api/v1/session')).json();
  await rui.page.goto(`${product.address}/today`);
  await expect(rui.page.getByRole('heading', { name: 'Nothing is waiting for you' })).toBeVisible();
  await expectAccessible(rui.page, 'nothing to do');
  const api = await signIn(page, product);
  await createRecord(api, 'task', { title: 'From Ana', due_on: dayAway(0), assignee: user.id });
  await expect(group(rui.page, /^Today/)).toContainText('From Ana');
  await expect(rui.page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: /^Today/ })).toContainText('1');
});

test('what woke from waiting stands there until it is seen to', async ({ browser, product }) => {
  test.setTimeout(240_000);
  const rui = await person(browser, product, 'rui.espera');
  const { user } = await (await rui.api.get('/api/v1/session')).json();
  const data = { name: 'Sleeping lead', owner: user.id, status: 'standby', wake_on: dayAway(-1) };
  const lead = await createRecord(rui.api, 'lead', data);
  await createRecord(rui.api, 'lead', { ...data, name: 'Until tomorrow', wake_on: dayAway(1) });
  await rui.page.goto(`${product.address}/today`);
  await expect(group(rui.page, /^Tomorrow/)).toContainText('Until tomorrow');
  await expect(group(rui.page, /^Tomorrow/)).toContainText('The wait ends');
  // Once a minute it is looked who wakes.
  await expect(group(rui.page, /^Back from waiting/)).toContainText('Sleeping lead', { timeout: 150_000 });
  expect((await (await rui.api.get(`/api/v1/records/lead/${lead}`)).json()).data.status).toBe('to_do');
  await rui.page.getByRole('checkbox', { name: 'Seen to: Sleeping lead' }).click();
  await expect(group(rui.page, /^Back from waiting/)).toBeHidden();
  await rui.page.getByRole('button', { name: 'Undo' }).click();
  await expect(group(rui.page, /^Back from waiting/)).toContainText('Sleeping lead');
});

for (const language of ['en', 'pt', 'es']) {
  test(`the day on a phone, in ${language}`, async ({ browser, product }) => {
    const say = wordsOf(language);
    const rui = await person(browser, product, `rui.${language}`);
    await fillDay(rui);
    await rui.api.patch('/api/v1/session/preferences', { data: { language, theme: language === 'pt' ? 'dark' : 'light' } });
    await rui.page.setViewportSize(phone);
    await rui.page.goto(`${product.address}/today`);
    await expect(group(rui.page, new RegExp(`^${say('today.overdue')}`))).toContainText('Send the offer');
    await expect(rui.page.getByRole('heading', { level: 1 })).toContainText('Rui');
    await expectAccessible(rui.page, language);
    await rui.page.getByRole('checkbox', { name: say('todo.tick', { name: 'Send the offer' }) }).click();
    await expect(group(rui.page, new RegExp(`^${say('today.doneToday')}`))).toContainText('Send the offer');
  });
}
