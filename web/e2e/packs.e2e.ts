import { readFileSync } from 'node:fs';
import { expectAccessible } from '#e2e/accessible.ts';
import { expect, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const places = [
  { name: 'at a desk', language: 'en', theme: 'light', size: { width: 1440, height: 900 }, bakery: 'Bakery', standing: 'Standing orders' },
  { name: 'on a phone', language: 'pt', theme: 'dark', size: { width: 360, height: 800 }, bakery: 'Padaria', standing: 'Encomendas fixas' },
];
const field = (type: string, label: string, rest = {}) => ({ 'x-type': type, 'x-label': { en: label }, ...rest });

for (const { name, language, theme, size, bakery, standing } of places) {
  test.describe(name, () => {
    test.use({ viewport: size });
    const say = wordsOf(language);

    test('a starter pack is looked at, installed, counted on, and taken away again', async ({ page, product }) => {
      const api = await signIn(page, product, { language, theme });
      await page.goto(`${product.address}/studio/packs`);
      const card = page.getByRole('article', { name: bakery });
      await expect(card).toContainText(standing);
      await expectAccessible(page, 'packs');
      await card.getByRole('button', { name: say('packs.look') }).click();
      const dialog = page.getByRole('dialog');
      const install = dialog.getByRole('button', { name: say('packs.install.action', { pack: bakery }) });
      await expect(install).toBeEnabled();
      await expectAccessible(page, 'plan');
      await install.click();
      await expect(page.getByText(say('packs.install.done', { pack: bakery }), { exact: true })).toBeVisible({ timeout: 60_000 });
      await expect(card.getByRole('link', { name: standing })).toBeVisible();

      const base = (await (await api.get('/api/v1/schema')).json()).revision;
      const properties = { x_order: field('relation_one', 'Order', { 'x-relation': { target: 'bakery_standing_order' } }) };
      const made = await api.post('/api/v1/changes', { data: { base, overlays: { task: { properties } } } });
      expect(await made.text()).toContain('revision');
      await card.getByRole('button', { name: say('packs.uninstall') }).click();
      await expect(dialog.getByRole('alert')).toContainText(say('packs.uninstall.refused', { pack: bakery }));
      await expect(dialog.getByRole('link', { name: 'Order' })).toHaveAttribute('href', '/studio/entities/task?field=x_order');
      await expectAccessible(page, 'refused');
      await dialog
        .getByRole('button', { name: say('close') })
        .last()
        .click();

      const now = (await (await api.get('/api/v1/schema')).json()).revision;
      await api.post('/api/v1/changes', { data: { base: now, overlays: { task: { properties: {} } } } });
      await card.getByRole('button', { name: say('packs.uninstall') }).click();
      await dialog.getByRole('button', { name: say('packs.uninstall.action', { pack: bakery }) }).click();
      await expect(page.getByText(say('packs.uninstall.done', { pack: bakery }), { exact: true })).toBeVisible();
      await expect(card.getByRole('link', { name: standing })).toHaveCount(0);
    });

    test('a configuration is downloaded, brought back, and what it would change is read first', async ({ page, product }) => {
      const api = await signIn(page, product, { language, theme });
      const base = (await (await api.get('/api/v1/schema')).json()).revision;
      const properties = { x_size: field('integer', 'Size') };
      await api.post('/api/v1/changes', { data: { base, overlays: { company: { properties } } } });
      await page.goto(`${product.address}/studio/configuration`);
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: say('configuration.download') }).click();
      const archive = readFileSync(await (await downloading).path());
      const upload = page.locator('input[type="file"]');
      await upload.setInputFiles({ name: 'same.zip', mimeType: 'application/zip', buffer: archive });
      await expect(page.getByText(say('configuration.same', { name: 'same.zip' }))).toBeVisible();

      const { files } = await (await api.get('/api/v1/schema/configuration?format=json')).json();
      const send = (name: string, document: unknown) =>
        upload.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)) });
      await send('a.json', [1]);
      await expect(page.getByRole('alert')).toContainText('a.json');
      const wrong = structuredClone(files);
      wrong['extends/company.json'].properties.x_size['x-type'] = 'nothing';
      await send('b.json', { files: wrong });
      await page.getByRole('button', { name: say('configuration.review') }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText('extends/company.json');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('close') })
        .last()
        .click();

      const other = structuredClone(files);
      other['extends/company.json'].properties.x_size['x-label'].en = 'Staff';
      await send('c.json', { files: other });
      await expect(page.getByText('Staff')).toBeVisible();
      await expectAccessible(page, 'difference');
      await page.getByRole('button', { name: say('configuration.review') }).click();
      const apply = page.getByRole('dialog').getByRole('button', { name: say('configuration.apply_one', { n: '1' }) });
      await expect(apply).toBeEnabled();
      await expectAccessible(page, 'configuration plan');
      await apply.click();
      await expect(page.getByText(say('configuration.applied'))).toBeVisible();
      const after = await (await api.get('/api/v1/schema/configuration?format=json')).json();
      expect(after.files['extends/company.json'].properties.x_size['x-label'].en).toBe('Staff');
    });

    test('a retired entity is deleted for good, by its typed name only', async ({ page, product }) => {
      const api = await signIn(page, product, { language, theme });
      const machine = {
        'x-entity': { titleField: 'name' },
        'x-label': { [language]: { one: 'Kiln', many: 'Kilns' } },
        properties: { name: field('text', 'Name', { maxLength: 100 }) },
      };
      const change = async (entities: object) => {
        const base = (await (await api.get('/api/v1/schema')).json()).revision;
        return (await api.post('/api/v1/changes', { data: { base, entities } })).json();
      };
      await change({ x_kiln: machine });
      await api.post('/api/v1/records/x_kiln', { data: { name: 'One' } });
      const { definition } = await (await api.get('/api/v1/schema/x_kiln')).json();
      await change({ x_kiln: { ...definition, 'x-lifecycle': { state: 'retired' } } });
      await page.goto(`${product.address}/studio/entities`);
      await page.getByRole('button', { name: `${say('purge.open')}: Kiln` }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(say('purge.records_one', { n: '1' }));
      await expect(dialog).toContainText(say('purge.instead'));
      const button = dialog.getByRole('button', { name: say('purge.action', { label: 'Kiln' }) });
      await expect(button).toBeDisabled();
      await expectAccessible(page, 'purge');
      await dialog.getByRole('textbox').fill('x_kiln');
      await button.click();
      await expect(page.getByText(say('purge.done', { label: 'Kiln' }))).toBeVisible();
      await expect(page.getByText('x_kiln')).toHaveCount(0);
    });

    test('a removed field is deleted for good with its values, by its typed name only', async ({ page, product }) => {
      const api = await signIn(page, product, { language, theme });
      const change = async (properties: object) => {
        const base = (await (await api.get('/api/v1/schema')).json()).revision;
        const overlays = { product: { 'x-extends': 'product', properties } };
        expect((await api.post('/api/v1/changes', { data: { base, overlays } })).ok()).toBe(true);
      };
      await change({ x_scent: field('text', 'Scent') });
      await api.post('/api/v1/records/product', { data: { name: 'Soap', x_scent: 'Lemon' } });
      await change({});
      await page.goto(`${product.address}/studio/entities/product`);
      await page.getByRole('button', { name: new RegExp(say('studio.section.retired')) }).click();
      await page.getByRole('button', { name: `${say('purge.open')}: Scent` }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(say('purge.values_one', { n: '1' }));
      const button = dialog.getByRole('button', { name: say('purge.action', { label: 'Scent' }) });
      await expect(button).toBeDisabled();
      await dialog.getByRole('textbox').fill('x_scent');
      await button.click();
      await expect(page.getByText(say('purge.done', { label: 'Scent' }))).toBeVisible();
      await expect(page.getByText('x_scent')).toHaveCount(0);
      expect(await (await api.get('/api/v1/schema/definitions')).text()).not.toContain('x_scent');
    });
  });
}
