import type { Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';

const phone = { width: 360, height: 780 };

async function applyChanges(page: Page, action: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: 'Review and apply' }).click();
  await expect(page).toHaveURL(/\/review$/);
  await page.getByRole('button', { name: action }).click();
  await expect(page).not.toHaveURL(/\/review$/);
}

/** Begins a draft by the dialog and stops at its fields. */
async function beginEntity(page: Page, product: Product, { one, template }: { one: string; template: string }): Promise<void> {
  await page.goto(`${product.address}/studio/entities`);
  await page.getByRole('link', { name: 'New entity' }).click();
  const dialog = page.getByRole('dialog', { name: 'New entity' });
  await dialog.getByLabel('One, English').fill(one);
  await dialog.getByRole('radio', { name: template }).check();
  await dialog.getByRole('button', { name: 'Begin the draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: one })).toBeVisible();
}

test('an entity without code: made, used at once by everybody, changed, undone, retired and brought back', async ({
  page,
  product,
  browser,
}) => {
  test.setTimeout(240_000);
  const api = await signIn(page, product);
  const company = await createRecord(api, 'company', { name: 'Vidraria Prata' });
  const { page: other } = await signInColleague(browser, product, 'rui@vinculo.example');
  await other.goto(`${product.address}/company`);
  const nav = other.getByRole('navigation').first();
  await expect(nav.getByRole('link', { name: 'Companies' })).toBeVisible();

  await test.step('it begins with a template, in a draft that nobody else sees and that survives a reload', async () => {
    await beginEntity(page, product, { one: 'Kiln', template: 'Things that belong to somebody' });
    await expect(page.getByText('x_kiln')).toBeVisible();
    await page.getByRole('button', { name: 'New field' }).click();
    await page.getByRole('button', { name: /^Decimal/ }).click();
    await page.getByLabel('Name in each language, English').fill('Heat');
    await page.reload();
    await expect(page.getByRole('button', { name: /Heat/ }).first()).toBeVisible();
    await expect(nav.getByRole('link', { name: 'Kilns' })).toHaveCount(0);
  });

  await test.step('its settings are checked before it is sent, next to what is wrong', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    const name = page.getByLabel('One, English');
    await name.fill('');
    await page.getByRole('button', { name: 'Review and apply' }).click();
    await expect(page.getByText('Give it a name in at least one language.')).toBeVisible();
    await name.fill('Kiln');
    await expectAccessible(page, 'settings of a new entity');
    await applyChanges(page, 'Create Kiln');
    await expect(page.getByText('Kiln is in use')).toBeVisible();
  });

  await test.step('a colleague finds it in the navigation without reloading, and uses it', async () => {
    await nav.getByRole('link', { name: 'Kilns' }).click();
    await other.getByRole('button', { name: 'Create kiln' }).first().click();
    const form = other.getByRole('dialog');
    await form.getByLabel('Name').fill('Forno 1');
    await form.getByRole('button', { name: 'All fields' }).click();
    await form.getByLabel('Heat').fill('1200');
    await form.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(form).toBeHidden();
    const { data } = await (await api.get('/api/v1/records/x_kiln')).json();
    expect(data).toMatchObject([{ name: 'Forno 1' }]);
    await api.patch(`/api/v1/records/x_kiln/${data[0].id}`, { data: { company }, headers: { 'if-match': `"${data[0].version}"` } });
  });

  await test.step('it is changed: a field goes, and who would miss it is told before', async () => {
    await page.goto(`${product.address}/studio/entities/x_kiln?field=serial`);
    await expect(page.getByText('Filled in 0 of 1 records.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Key fields of Kiln' })).toBeVisible();
    await page.getByRole('button', { name: 'Retire the field' }).click();
    await applyChanges(page, 'Apply 1 change');
    await expect(page.getByRole('button', { name: /Retired fields 1/ })).toBeVisible();
  });

  await test.step('the history tells it in words, and takes it back', async () => {
    await page.goto(`${product.address}/studio/history`);
    await page
      .getByRole('link', { name: /Retire the field Serial number of Kiln/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 3, name: /Serial number/ })).toContainText('Retired');
    await expectAccessible(page, 'a revision');
    await page.getByRole('link', { name: 'Undo this revision' }).click();
    await expect(page.getByText('It comes back with the values it had.')).toBeVisible();
    await expectAccessible(page, 'undoing a revision');
    await page.getByRole('button', { name: /^Undo revision/ }).click();
    await expect(page).toHaveURL(/\/studio\/history$/);
    await page.goto(`${product.address}/studio/entities/x_kiln`);
    await expect(page.getByRole('button', { name: /Serial number/ }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /Retired fields/ })).toHaveCount(0);
  });

  await test.step('it is retired, and comes back with its records', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Retire Kilns' }).click();
    await applyChanges(page, 'Apply 1 change');
    await expect(page.getByRole('heading', { name: /^Retired 1/ })).toBeVisible();
    await expect(nav.getByRole('link', { name: 'Kilns' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Bring back Kiln' }).click();
    await page.getByRole('button', { name: 'Apply 1 change' }).click();
    await expect(page.getByText('Kiln is back')).toBeVisible();
    await expect(nav.getByRole('link', { name: 'Kilns' })).toBeVisible();
    const { data } = await (await api.get('/api/v1/records/x_kiln')).json();
    expect(data).toMatchObject([{ name: 'Forno 1', company }]);
  });
});

test('the diagram: a relation is drawn from one card to another, places are remembered, and keys reach it all', async ({
  page,
  product,
}) => {
  await signIn(page, product);
  await page.goto(`${product.address}/studio/diagram`);
  const card = (name: string) => page.locator(`[data-card="${name}"]`);
  await expect(card('lead')).toBeVisible();
  await expectAccessible(page, 'the diagram');

  await card('product').getByRole('link').focus();
  const before = await card('product').getAttribute('style');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(card('product')).not.toHaveAttribute('style', before ?? '');
  await expect(page.getByRole('button', { name: 'Arrange again' })).toBeVisible();

  await card('appointment').hover();
  const grip = await card('appointment').getByRole('button').boundingBox();
  const goal = await card('product').boundingBox();
  if (!grip || !goal) throw new Error('the cards are not on the screen');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(goal.x + goal.width / 2, goal.y + goal.height / 2, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: 'New relation' });
  await dialog.getByRole('radio', { name: /several ↔ several/ }).check();
  await dialog.getByRole('button', { name: 'Say one thing more' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('Shown');
  await expectAccessible(page, 'a new relation');
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(page).toHaveURL(/\/studio\/entities\/appointment\?field=x_products/);
  await applyChanges(page, 'Apply 1 change');

  await page.goto(`${product.address}/studio/diagram`);
  await page.getByRole('radio', { name: 'List' }).check();
  await expect(page.getByRole('region', { name: 'Appointment' }).getByText('Each appointment can have several products.')).toBeVisible();
  await expectAccessible(page, 'the relations as a list');
});

test('anything that is defined is found from the studio, by what people call it or by its API name', async ({ page, product }) => {
  await signIn(page, product);
  await page.goto(`${product.address}/studio/entities`);
  await expect(page.getByRole('heading', { level: 1, name: 'Entities' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('wake_on');
  await expect(page.getByRole('option', { selected: true })).toContainText('Lead · wake_on');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/studio\/entities\/lead\?field=wake_on/);
  await expect(page.getByRole('complementary')).toContainText('wake_on');
});

test('two administrators at once: both changes are shown, and the draft is kept', async ({ page, product }) => {
  const api = await signIn(page, product);
  await page.goto(`${product.address}/studio/entities/product?field=series`);
  await page.getByLabel('Name in each language, English').fill('Range');
  await expect(page.getByText('Draft with 1 change')).toBeVisible();
  const { overlay } = await (await api.get('/api/v1/schema/product')).json();
  const { revision } = await (await api.get('/api/v1/schema')).json();
  const theirs = { ...overlay, properties: { ...overlay.properties, series: { 'x-label': { en: 'Family' } } } };
  expect((await api.post('/api/v1/changes', { data: { base: revision, overlays: { product: theirs } } })).ok()).toBe(true);
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else changed' });
  await expect(conflict).toContainText('Family');
  await expect(conflict).toContainText('Range');
  await page.getByRole('button', { name: 'Redo my changes on that' }).click();
  await applyChanges(page, 'Apply 1 change');
  await expect(page.getByRole('button', { name: /^Range/ }).first()).toBeVisible();

  await test.step('and what a later revision changed is not undone blindly', async () => {
    await page.goto(`${product.address}/studio/history/${revision + 1}/undo`);
    await expect(page.getByRole('row', { name: /Product · Range/ })).toContainText('Family');
    await expectAccessible(page, 'what stands in the way of undoing');
  });
});

test('on a phone: an entity is made by thumb', async ({ page, product }) => {
  await page.setViewportSize(phone);
  await signIn(page, product);
  await beginEntity(page, product, { one: 'Permit', template: 'Nothing yet' });
  await expectAccessible(page, 'a draft on a phone');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Permit' })).toBeVisible();
  await expectAccessible(page, 'settings on a phone');
  await applyChanges(page, 'Create Permit');
  await page.goto(`${product.address}/studio/history`);
  await expect(page.getByRole('link', { name: /Create Permit/ }).first()).toBeVisible();
  await expectAccessible(page, 'the history on a phone');
  await page.goto(`${product.address}/studio/diagram`);
  await expect(page.getByRole('region', { name: 'Permit' })).toBeVisible();
  await expectAccessible(page, 'the relations on a phone');
});
