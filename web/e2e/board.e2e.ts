import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectToFit } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';

const colleague = 'rui.quadro@vinculo.example';

/** Five steps in a pipeline, with some leads in the first two; anew for each test, so that none depends on another. */
async function prepare(api: APIRequestContext, name: string): Promise<{ address: string; lead: (title: string) => string }> {
  const pipeline = await createRecord(api, 'pipeline', { name, position: 50 });
  const steps: string[] = [];
  for (const [position, step] of ['Qualify', 'Visit', 'Decide'].entries())
    steps.push(await createRecord(api, 'step', { name: step, pipeline, position }));
  const ids = new Map<string, string>();
  for (const [title, step, value] of [
    ['Solar roof', 0, '1000.50'],
    ['Cold store', 0, '2000'],
    ['Cable route', 1, '500'],
  ] as const)
    ids.set(title, await createRecord(api, 'lead', { name: title, pipeline, step: steps[step], amount: { value, currency: 'EUR' } }));
  const filter = JSON.stringify({ and: [{ field: 'pipeline', op: 'in', value: [pipeline] }] });
  return { address: `/lead?kind=board&filter=${encodeURIComponent(filter)}`, lead: (title) => ids.get(title) ?? '' };
}

const column = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('group', { name: typeof name === 'string' ? new RegExp(`^${name}, \\d`) : name });
const card = (page: Page, title: string): Locator => page.getByRole('group', { name: title, exact: true });
const inside = (page: Page, name: string, title: string) =>
  expect(column(page, name).getByRole('group', { name: title, exact: true })).toBeVisible();

async function drag(page: Page, title: string, to: string): Promise<void> {
  const from = await card(page, title).boundingBox();
  const target = await column(page, to).boundingBox();
  if (!from || !target) throw new Error('The card or the column is not on the screen');
  await page.mouse.move(from.x + 60, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 40, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + 90, { steps: 8 });
  await expect(page.getByText('Drop here')).toBeVisible();
  await page.mouse.up();
}

test('a card is dragged on, a colleague sees it, and it is undone', async ({ page, product, browser }) => {
  const api = await signIn(page, product);
  const { address } = await prepare(api, 'By mouse');
  const other = (await signInColleague(browser, product, colleague)).page;
  await page.goto(product.address + address);
  await other.goto(product.address + address);
  await inside(other, 'Qualify', 'Solar roof');
  await expect(column(page, 'Qualify')).toContainText('3.000,50 €');

  await drag(page, 'Solar roof', 'Visit');
  await expect(page.getByText('“Solar roof” moved to Visit')).toBeVisible();
  await inside(page, 'Visit', 'Solar roof');
  await inside(other, 'Visit', 'Solar roof');
  await expect(column(other, 'Qualify')).toContainText('2.000,00 €');
  await expect(column(other, 'Visit')).toContainText('1.500,50 €');

  await page.getByRole('button', { name: 'Undo' }).click();
  await inside(page, 'Qualify', 'Solar roof');
  await inside(other, 'Qualify', 'Solar roof');
  await expect(card(other, 'Solar roof')).toHaveCount(1);
});

test('a card is moved by the keyboard alone, and it is said where it is', async ({ page, product }) => {
  const api = await signIn(page, product);
  const { address } = await prepare(api, 'By keyboard');
  await page.goto(product.address + address);
  await card(page, 'Cable route').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('“Cable route” picked up in Visit.')).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('“Cable route” over Decide.')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByText('“Cable route” is back in Visit.')).toBeAttached();
  await inside(page, 'Visit', 'Cable route');
  await expect(card(page, 'Cable route')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await inside(page, 'Decide', 'Cable route');
  await expect(card(page, 'Cable route')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Cable route' })).toBeVisible();
});

test('what goes wrong while dragging loses and doubles nothing', async ({ page, product, browser }) => {
  const api = await signIn(page, product);
  const { address, lead } = await prepare(api, 'Trouble');
  const rui = (await signInColleague(browser, product, colleague)).api;
  // Without the socket this page does not learn of what others do before it moves the card itself.
  await page.routeWebSocket(/\/live/, () => {});
  await page.goto(product.address + address);

  await test.step('the network is cut', async () => {
    await page.route('**/records/lead/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
    await drag(page, 'Solar roof', 'Visit');
    await expect(page.getByText(/“Solar roof” is back in Qualify/)).toBeVisible();
    await inside(page, 'Qualify', 'Solar roof');
    await page.unroute('**/records/lead/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('“Solar roof” moved to Visit')).toBeVisible();
    await expect(card(page, 'Solar roof')).toHaveCount(1);
  });

  await test.step('the answer is lost on its way', async () => {
    await page.route('**/records/lead/*', async (route) => {
      if (route.request().method() === 'PATCH') await route.fetch();
      await route.abort();
    });
    await drag(page, 'Solar roof', 'Decide');
    await expect(page.getByText(/“Solar roof” is back in Visit/)).toBeVisible();
    await page.unroute('**/records/lead/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('“Solar roof” moved to Decide')).toBeVisible();
    await inside(page, 'Decide', 'Solar roof');
    await expect(card(page, 'Solar roof')).toHaveCount(1);
  });

  await test.step('a colleague was faster', async () => {
    const stored = (await (await rui.get(`/api/v1/records/lead/${lead('Cold store')}`)).json()).data;
    const steps = (
      await (
        await rui.post('/api/v1/records/step/query', {
          data: { filter: { field: 'pipeline', op: 'eq', value: stored.pipeline }, sort: 'position' },
        })
      ).json()
    ).data;
    await page.route('**/records/lead/board', (route) => route.abort());
    await rui.patch(`/api/v1/records/lead/${stored.id}`, { data: { step: steps[2].id } });
    await drag(page, 'Cold store', 'Visit');
    await expect(page.getByText('Rui Salgado moved “Cold store” to Decide in the meantime.')).toBeVisible();
    await inside(page, 'Decide', 'Cold store');
    await page.unroute('**/records/lead/board');
    await expect(card(page, 'Cold store')).toHaveCount(1);
  });

  await test.step('a rule wants to know more', async () => {
    await page.goto(`${product.address + address}&group=status`);
    await drag(page, 'Cable route', 'Lost');
    const dialog = page.getByRole('dialog', { name: 'What is missing for “Lost”' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await inside(page, 'To do', 'Cable route');
    await drag(page, 'Cable route', 'Lost');
    await dialog.getByLabel('Reason for the loss').fill('Too expensive');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await inside(page, 'Lost', 'Cable route');
    await page.getByRole('button', { name: 'Undo' }).click();
    await inside(page, 'To do', 'Cable route');
    const { data } = await (await api.get(`/api/v1/records/lead/${lead('Cable route')}`)).json();
    expect(data).toMatchObject({ status: 'to_do', lost_reason: null });
  });
});

test('a record made in a column stands there', async ({ page, product }) => {
  const api = await signIn(page, product);
  const { address } = await prepare(api, 'Made here');
  await page.goto(product.address + address);
  await column(page, 'Decide')
    .getByRole('button', { name: /Create lead: Decide/ })
    .click();
  await page.getByRole('dialog').getByRole('textbox', { name: /^Name/ }).fill('Water pump');
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  await inside(page, 'Decide', 'Water pump');
});

test('a view is saved, shared and opened again by its address; stars come first', async ({ page, product, browser }) => {
  const api = await signIn(page, product);
  const { address } = await prepare(api, 'Kept');
  await page.goto(product.address + address);
  await page.getByRole('button', { name: 'New view' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('My pipeline');
  await page.getByRole('radio', { name: /For everyone/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('link', { name: /^My pipeline/ })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('link', { name: /^My pipeline/ })).toContainText('3');

  const { page: other } = await signInColleague(browser, product, colleague);
  await other.goto(page.url());
  await expect(other.getByRole('link', { name: /^My pipeline/ })).toHaveAttribute('aria-current', 'page');
  await inside(other, 'Qualify', 'Solar roof');

  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(page).toHaveURL(/kind=table/);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('View “My pipeline” saved').last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0);
  await other.getByRole('link', { name: /^My pipeline/ }).click();
  await expect(other.getByRole('grid')).toBeVisible();
  await expect(page.getByText('3 records', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Star “Cable route”' }).click();
  await page.reload();
  await expect(page.getByRole('row').nth(1)).toContainText('Cable route');
  await page.getByRole('radio', { name: 'Board' }).check();
  await expect(column(page, 'Visit').getByRole('button', { name: 'Remove the star of “Cable route”' })).toBeVisible();
  // The list is remembered as it was left.
  await page.goto(`${product.address}/lead`);
  await expect(page).toHaveURL(/view=.*kind=board/);

  await page.getByRole('button', { name: 'This view' }).click();
  await page.getByRole('menuitem', { name: 'Delete the view' }).click();
  await expect(page.getByRole('link', { name: /^My pipeline/ })).toHaveCount(0);
  await expect(other.getByRole('link', { name: /^My pipeline/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /^My pipeline/ })).toBeVisible();
});

test('on a phone a card is carried with a finger', async ({ browser, product }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, locale: 'en-GB' });
  const page = await context.newPage();
  const api = await signIn(page, product);
  const { address } = await prepare(api, 'By finger');
  await page.goto(product.address + address);
  const from = await card(page, 'Solar roof').boundingBox();
  if (!from) throw new Error('The card is not on the screen');
  const touch = await context.newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await send('touchStart', from.x + 60, from.y + 20);
  await expect(page.getByText('Drop here')).toBeVisible();
  await send('touchMove', 200, from.y + 40);
  await send('touchMove', 345, from.y + 60);
  // At the edge the board goes on by itself, until the next column is in sight.
  await expect.poll(async () => (await column(page, 'Visit').boundingBox())?.x).toBeLessThan(200);
  await expect(column(page, /^(Visit|Decide), \d/).getByText('Drop here')).toBeVisible();
  await send('touchEnd', 345, from.y + 60);
  await expect(page.getByText(/“Solar roof” moved to (Visit|Decide)/)).toBeVisible();
  await expectToFit(page, 'board');
  await context.close();
});
