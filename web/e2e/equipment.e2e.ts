import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';

const ROWS = 100_000;
/** Of so many, one cannot be read as a number. */
const ODD_EVERY = 500;

async function apply(page: Page, action: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Review and apply' }).click();
  await expect(page).toHaveURL(/\/review$/);
  await page.getByRole('button', { name: action }).click();
  await expect(page).not.toHaveURL(/\/review$/);
}

async function addField(page: Page, { type, label }: { type: RegExp; label: string }): Promise<void> {
  await page.getByRole('button', { name: 'New field' }).click();
  await page.getByRole('dialog').getByRole('button', { name: type }).first().click();
  await page.getByLabel('Name in each language, English').fill(label);
}

/** The rest of the hundred thousand, as an administrator brings them in. */
async function importRows(api: APIRequestContext): Promise<void> {
  const lines = Array.from({ length: ROWS }, (_, i) => `Machine ${i};${i % ODD_EVERY === 0 ? 'unknown' : i}`);
  const csv = Buffer.from(`Name;Power\r\n${lines.join('\r\n')}\r\n`);
  const file = { name: 'machines.csv', mimeType: 'text/csv', buffer: csv };
  const { id } = await (await api.post('/api/v1/imports?entity=x_equipment', { multipart: { file } })).json();
  const state = async () => (await (await api.get(`/api/v1/imports/${id}`)).json()).state;
  await api.post(`/api/v1/imports/${id}/dry-run`);
  await expect.poll(state, { timeout: 120_000, intervals: [500] }).toBe('checked');
  await api.post(`/api/v1/imports/${id}/run`);
  await expect.poll(state, { timeout: 180_000, intervals: [1_000] }).toBe('done');
}

async function machine(api: APIRequestContext, name: string): Promise<Record<string, unknown>> {
  const filter = JSON.stringify({ field: 'name', op: 'eq', value: name });
  return (await (await api.get(`/api/v1/records/x_equipment?filter=${encodeURIComponent(filter)}`)).json()).data[0];
}

async function people(browser: Parameters<typeof signInColleague>[0], product: Product) {
  const api = await product.administrator();
  const team = await createRecord(api, 'team', { name: 'Technicians of equipment' });
  const marta = await signInColleague(browser, product, { email: 'equipamento@vinculo.example', name: 'Marta Sequeira' });
  const { user } = await (await marta.api.get('/api/v1/session')).json();
  await api.patch(`/api/v1/records/user/${user.id}`, { data: { teams: [{ id: team }] } });
  return marta;
}

test('a module without code: designed, used, its type changed under 100,000 records, undone, retired and restored', async ({
  page,
  product,
  browser,
}) => {
  test.setTimeout(900_000);
  const api = await signIn(page, product);
  const company = await createRecord(api, 'company', { name: 'Vidraria Sequeira' });
  const marta = await people(browser, product);

  await test.step('twelve fields of different types, a relation, a board', async () => {
    await page.goto(`${product.address}/studio/entities`);
    await page.getByRole('link', { name: 'New entity' }).click();
    const dialog = page.getByRole('dialog', { name: 'New entity' });
    await dialog.getByLabel('One, English').fill('Equipment');
    await dialog.getByLabel('Several, English').fill('Equipment');
    await dialog.getByRole('radio', { name: 'Things that belong to somebody' }).check();
    await dialog.getByRole('button', { name: 'Begin the draft' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
    // Name, company, serial number, state, day and notes come with the template.
    await addField(page, { type: /^Text/, label: 'Power' });
    await addField(page, { type: /^Amount of money/, label: 'Price' });
    await addField(page, { type: /^Yes or no/, label: 'Under contract' });
    await addField(page, { type: /^Rating/, label: 'Condition' });
    await addField(page, { type: /^Duration/, label: 'Time to mend' });
    await addField(page, { type: /^Tags/, label: 'Parts' });
    await addField(page, { type: /^File/, label: 'Manual' });
    await expectAccessible(page, 'a draft with many fields');
    await apply(page, /Create Equipment/);
    await expect(page.getByText('Equipment is in use')).toBeVisible();
  });

  await test.step('a rule, and a layout for the technicians', async () => {
    const { definition } = await (await api.get('/api/v1/schema/x_equipment')).json();
    expect(Object.keys(definition.properties).length).toBeGreaterThanOrEqual(12);
    await page.goto(`${product.address}/studio/rules/x_equipment`);
    await page.getByRole('button', { name: 'New rule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Filter' }).first().click();
    const filter = page.getByRole('dialog', { name: /filter/i }).last();
    await filter.getByRole('combobox', { name: 'Field' }).fill('State');
    await page.getByRole('option', { name: 'State', exact: true }).click();
    await filter
      .getByRole('checkbox', { name: 'In repair' })
      .or(filter.getByRole('option', { name: 'In repair' }))
      .first()
      .click();
    await filter.getByRole('button', { name: 'Apply' }).click();
    await dialog.getByRole('combobox', { name: 'Must be filled in' }).fill('Notes');
    await page.getByRole('option', { name: 'Notes', exact: true }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('textbox', { name: /What is said.*English/ }).fill('Say what is broken');
    await dialog.getByRole('button', { name: 'Add to the draft' }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: /^Apply/ }).click();
    await expect(page.getByText(/applied/i).first()).toBeVisible();

    await page.goto(`${product.address}/studio/layouts`);
    await page.getByRole('button', { name: 'New layout for Equipment' }).click();
    await page.getByRole('textbox', { name: 'Name in each language' }).fill('For technicians');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.locator('.blocks').getByRole('button', { name: 'Section' }).click();
    await dialog.getByRole('textbox').first().fill('In the workshop');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.locator('[data-name="serial"] [data-grip]').scrollIntoViewIfNeeded();
    await page.locator('[data-name="serial"] [data-grip]').focus();
    await page.keyboard.press('Delete');
    await page.locator('.tray [data-name="serial"] [data-grip]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'For whom and when' }).click();
    await dialog.getByRole('combobox', { name: 'Teams' }).fill('Technicians of');
    await page.getByRole('option', { name: 'Technicians of equipment' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: /^Apply/ }).click();
    await expect(page.getByText(/applied/i).first()).toBeVisible();
  });

  await test.step('it is used at once: a technician sees their layout, the rule refuses, the board moves', async () => {
    const id = await createRecord(api, 'x_equipment', { name: 'Kiln 1', company, serial: 'K-1', state: 'in_use', power: '1200' });
    await marta.page.goto(`${product.address}/x_equipment/${id}?tab=details`);
    await expect(marta.page.getByRole('heading', { name: 'In the workshop' })).toBeVisible();
    const refused = await api.patch(`/api/v1/records/x_equipment/${id}`, { data: { state: 'in_repair' } });
    expect((await refused.json()).errors).toMatchObject([{ path: '/notes', message: 'Say what is broken' }]);
    await page.goto(`${product.address}/x_equipment?kind=board`);
    await expect(page.getByRole('group', { name: 'Kiln 1', exact: true })).toBeVisible();
    await expectAccessible(page, 'the board of the module');
  });

  await test.step('the type of a field is changed with 100,000 records; what does not fit is told before', async () => {
    await importRows(api);
    await page.goto(`${product.address}/studio/entities/x_equipment?field=power`);
    await page.getByRole('button', { name: 'Change type' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Whole number/ })
      .click();
    await expect(page.getByText(/becomes Whole number when you apply it/)).toBeVisible();
    await page.getByRole('button', { name: 'Review and apply' }).click();
    await expect(page.getByText(/values? do(es)? not fit and becomes? empty/)).toBeVisible();
    await expectAccessible(page, 'the review of a change of type');
    await page.getByRole('button', { name: /^Apply/ }).click();
    await expect(page).not.toHaveURL(/\/review$/);
    // Work goes on meanwhile, under the type that still holds.
    await createRecord(api, 'x_equipment', { name: 'Press 7', power: '77' }).catch(() => undefined);
    await expect.poll(async () => (await machine(api, 'Machine 17'))['power'], { timeout: 180_000, intervals: [500] }).toBe(17);
    expect((await machine(api, 'Machine 0'))['power']).toBeNull();
  });

  await test.step('that is undone from the history, and what had not fitted is back', async () => {
    await page.goto(`${product.address}/studio/history`);
    await page
      .getByRole('link', { name: /type of Power/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Undo this revision' }).click();
    await page.getByRole('button', { name: /^Undo revision/ }).click();
    await expect.poll(async () => (await machine(api, 'Machine 17'))['power'], { timeout: 180_000, intervals: [500] }).toBe('17');
    expect((await machine(api, 'Machine 0'))['power']).toBe('unknown');
  });

  await test.step('a field is retired, and restored with its values', async () => {
    await page.goto(`${product.address}/studio/entities/x_equipment?field=serial`);
    await page.getByRole('button', { name: 'Retire the field' }).click();
    await apply(page, /^Apply 1 change/);
    await expect.poll(async () => Object.keys(await machine(api, 'Kiln 1'))).not.toContain('serial');
    await page.getByRole('button', { name: /Retired fields 1/ }).click();
    await page
      .getByRole('list', { name: 'Retired fields' })
      .getByRole('button', { name: /Serial number/ })
      .click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await apply(page, /^Apply/);
    await expect.poll(async () => (await machine(api, 'Kiln 1'))['serial']).toBe('K-1');
  });
});
