import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { inEveryLook } from '#e2e/in-every-look.ts';
import { expect, signIn, test } from '#e2e/product.ts';

const label = (en: string) => ({ 'x-label': { en } });
const fields = {
  x_rating: { 'x-type': 'rating', 'x-rating': { max: 10 }, ...label('Satisfaction') },
  x_color: { 'x-type': 'color', ...label('Brand colour') },
  x_time: { 'x-type': 'time', ...label('Opens at') },
  x_duration: { 'x-type': 'duration', ...label('Time on site') },
  x_tags: { 'x-type': 'tags', ...label('Tags') },
  x_tax: { 'x-type': 'tax_id', ...label('Tax number') },
  x_team: { 'x-type': 'team', ...label('Support team') },
  x_address: { 'x-type': 'address', ...label('Delivery address') },
  x_geo: { 'x-type': 'geo_point', ...label('Place') },
  x_json: { 'x-type': 'json', ...label('Technical data') },
  x_rich: { 'x-type': 'rich_text', ...label('Proposal') },
  x_any: {
    'x-type': 'relation_any',
    'x-relation-any': { targets: ['company', 'person', 'product'], inverse: 'x_products' },
    ...label('Belongs to'),
  },
  x_secret: { 'x-type': 'secret', ...label('Router password') },
};

async function prepare(api: APIRequestContext): Promise<string> {
  const { revision } = await (await api.get('/api/v1/schema')).json();
  const { overlay } = await (await api.get('/api/v1/schema/product')).json();
  const properties = { ...overlay.properties, ...fields };
  const changed = await api.post('/api/v1/changes', { data: { base: revision, overlays: { product: { ...overlay, properties } } } });
  expect(changed.ok(), await changed.text()).toBe(true);
  await createRecord(api, 'company', { name: 'Óptica Norte' });
  await createRecord(api, 'product', { name: 'Camera', x_tags: ['São João', 'Outdoor'] });
  return createRecord(api, 'product', { name: 'Recorder' });
}

const place = (page: Page, name: string): Locator => page.locator(`[data-field="${name}"]`).first();

/** Opens a field of the record and gives its first input. */
async function edit(page: Page, name: string): Promise<Locator> {
  await place(page, name).hover();
  await place(page, name)
    .getByRole('button', { name: `Edit: ${fields[name as keyof typeof fields]['x-label'].en}` })
    .click();
  return place(page, name).locator('input, textarea, [contenteditable="true"]').first();
}

test('every kind of field is filled in as people type it, and shown as they write it', async ({ page, product }) => {
  const api = await signIn(page, product);
  const id = await prepare(api);
  await page.goto(`${product.address}/product/${id}`);
  await page.getByRole('tab', { name: 'Details' }).click();

  await (await edit(page, 'x_rating')).press('ArrowRight');
  await place(page, 'x_rating').locator('button').nth(6).click();
  await (await edit(page, 'x_color')).fill('0B6E6E');
  await (await edit(page, 'x_time')).fill('9h30');
  await (await edit(page, 'x_duration')).fill('1,5 h');
  const tags = await edit(page, 'x_tags');
  await tags.fill('sao joao');
  await page.getByRole('option', { name: 'São João' }).click();
  await tags.fill('new, Indoor');
  await page.getByRole('option', { name: /new, Indoor/ }).click();
  await (await edit(page, 'x_tax')).fill('501.964.842');
  await (await edit(page, 'x_geo')).fill('38,7101; -9,1365');
  await (await edit(page, 'x_address')).fill('Rua Augusta');
  await place(page, 'x_address').getByLabel('Postal code').fill('1100053');
  await place(page, 'x_address').getByLabel('City').fill('Lisboa');
  await (await edit(page, 'x_json')).fill('{\n  "ports": [80, x]\n}');
  await expect(place(page, 'x_json')).toContainText('line 2');
  await place(page, 'x_json').locator('textarea').fill('{"ports": [80]}');
  const prose = await edit(page, 'x_rich');
  await prose.pressSequentially('A plan');
  await place(page, 'x_rich').getByRole('button', { name: 'Heading' }).click();
  const any = await edit(page, 'x_any');
  await any.fill('optica');
  await expect(page.getByRole('group', { name: 'Companies' }).getByRole('option', { name: 'Óptica Norte' })).toBeVisible();
  await any.press('Enter');
  await expect(any).toHaveValue('Óptica Norte');
  await (await edit(page, 'x_secret')).fill('hunter2');

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(place(page, 'x_tax')).toContainText('check digit');
  await place(page, 'x_tax').locator('input').fill('501.964.843');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(place(page, 'x_tax')).toContainText('501 964 843');
  const { data } = await (await api.get(`/api/v1/records/product/${id}`)).json();
  expect(data).toMatchObject({
    ...{ x_rating: 7, x_color: '#0b6e6e', x_time: '09:30', x_duration: 5400, x_tags: ['São João', 'new', 'Indoor'] },
    ...{ x_tax: { value: '501964843', country: 'PT' }, x_geo: { lat: 38.7101, lon: -9.1365 }, x_json: { ports: [80] } },
    x_address: { street: 'Rua Augusta', postal_code: '1100-053', city: 'Lisboa', country: 'PT' },
    ...{ x_rich: '<h2>A plan</h2>', x_secret: { set: true } },
  });
  await expect(place(page, 'x_address')).toContainText('1100-053 Lisboa');
  await place(page, 'x_any').getByRole('link', { name: 'Óptica Norte' }).click();
  await expect(page).toHaveURL(`${product.address}/company/${data.x_any.id}`);
  await page.goBack();
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(place(page, 'x_duration')).toContainText('1 h 30 min');
  await expect(place(page, 'x_secret')).not.toContainText('hunter2');

  await edit(page, 'x_secret');
  await page.getByRole('button', { name: 'Show the secret' }).click();
  await expect(place(page, 'x_secret').locator('input')).toHaveValue('hunter2');
  await inEveryLook(page, api, async (look) => {
    await page.goto(`${product.address}/product/${id}`);
    await page.getByRole('tab', { name: 'Details' }).click();
    await expect(place(page, 'x_rich')).toContainText('A plan');
    await expectAccessible(page, `record ${look}`);
    for (const name of Object.keys(fields)) await edit(page, name);
    await expect(place(page, 'x_rich').locator('[contenteditable="true"]')).toBeVisible();
    await expectAccessible(page, `inputs ${look}`);
  });
});
