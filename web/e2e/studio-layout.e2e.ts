import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, type Product, signIn, test } from '#e2e/product.ts';

const technician = { email: 'tecnica@vinculo.example', name: 'Marta Serra' };
const seller = { email: 'vendas@vinculo.example', name: 'Vera Nunes' };

async function userId(api: APIRequestContext): Promise<string> {
  return (await (await api.get('/api/v1/session')).json()).user.id;
}
/** A technician, in a team of technicians, beside somebody who is not. */
async function people(browser: Parameters<typeof signInColleague>[0], product: Product) {
  const api = await product.administrator();
  const team = await createRecord(api, 'team', { name: 'Technicians' });
  const marta = await signInColleague(browser, product, technician);
  const vera = await signInColleague(browser, product, seller);
  const id = await userId(marta.api);
  await api.patch(`/api/v1/records/user/${id}`, { data: { teams: [{ id: team }] } });
  return { marta, vera };
}
async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(page.getByText(/changes? applied|applied/i).first()).toBeVisible();
}
const fields = (page: Page, section: string) =>
  page
    .locator('.canvas')
    .getByRole('list', { name: section })
    .locator('.field')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-name')));

/** Carries something by its grip over a place, and lets it go. */
async function carry(page: Page, grip: string, place: string): Promise<void> {
  const from = await page.locator(grip).boundingBox();
  const to = await page.locator(place).boundingBox();
  if (!from || !to) throw new Error('The field or the section is not on the screen');
  await page.mouse.move(from.x + 6, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20, { steps: 5 });
  await page.mouse.move(to.x + 60, to.y + 20, { steps: 12 });
  await expect(page.locator(`${place} [data-is-dnd-shadow-item-internal]`)).toBeVisible();
  await page.mouse.up();
}

test('a layout for the technicians: designed by mouse and keys, seen by them alone, at once', async ({ page, product, browser }) => {
  const api = await signIn(page, product);
  const { marta, vera } = await people(browser, product);
  const company = await createRecord(api, 'company', { name: 'Frio Norte', city: 'Porto', region: 'Norte' });
  const address = `${product.address}/company/${company}`;
  for (const { page: theirs } of [marta, vera]) {
    await theirs.goto(address);
    await expect(theirs.getByRole('tab', { name: 'Details' })).toBeVisible();
  }

  await page.goto(`${product.address}/studio/layouts`);
  await page.getByRole('button', { name: 'New layout for Companies' }).click();
  await page.getByRole('textbox', { name: 'Name in each language' }).fill('For technicians');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'For technicians' })).toBeVisible();

  // A section of its own, filled by mouse and by keys.
  await page.locator('.blocks').getByRole('button', { name: 'Section' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('On site');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.locator('[data-name="city"] [data-grip]').scrollIntoViewIfNeeded();
  await page.locator('[data-name="city"] [data-grip]').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('.tray [data-name="city"]')).toBeVisible();
  await page.locator('.tray [data-name="city"] [data-grip]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => fields(page, 'On site')).toEqual(['city']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => fields(page, 'On site')).toEqual([]);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => fields(page, 'On site')).toEqual(['city']);
  await page.locator('[data-name="phone"] [data-grip]').focus();
  await page.keyboard.press('Delete');
  await page.locator('[data-item="section"]').scrollIntoViewIfNeeded();
  await carry(page, '.tray [data-name="phone"] [data-grip]', '[data-item="section"] ul.fields');
  await expect.poll(async () => (await fields(page, 'On site')).sort()).toEqual(['city', 'phone']);
  // The preview is a real record.
  await expect(page.getByRole('complementary', { name: 'Preview' }).getByText('Frio Norte').first()).toBeVisible();

  await page.getByRole('button', { name: 'For whom and when' }).click();
  await dialog.getByRole('combobox', { name: 'Teams' }).fill('Techn');
  await page.getByRole('option', { name: 'Technicians', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Used by Technicians.').first()).toBeVisible();
  await expectAccessible(page, 'designer');

  // Somebody writes meanwhile: nothing of it is lost.
  await marta.page.getByRole('tab', { name: 'Details' }).click();
  await marta.page.locator('.details [data-field="city"] .shown').click();
  await marta.page.locator('.details [data-field="city"] input').fill('Gaia');
  await apply(page);
  await expect(marta.page.getByRole('heading', { name: 'On site' })).toBeVisible();
  await expect(marta.page.locator('.details [data-field="city"] input')).toHaveValue('Gaia');
  await marta.page.getByRole('button', { name: 'Save' }).click();
  await expect(marta.page.locator('.details [data-field="city"] .value')).toContainText('Gaia');
  await expect(vera.page.getByRole('heading', { name: 'On site' })).toHaveCount(0);
  await expectAccessible(marta.page, 'record by a layout');
  await marta.page.setViewportSize({ width: 360, height: 780 });
  await expectAccessible(marta.page, 'record by a layout, phone');
});

test('a rule is written in plain words, tried, and refuses in its own words in the form', async ({ page, product }) => {
  const api = await signIn(page, product);
  const company = await createRecord(api, 'company', { name: 'Sem Contacto', city: 'Braga' });
  await page.goto(`${product.address}/studio/rules/company`);
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(dialog.getByText('Choose a field to be filled in')).toBeVisible();
  await dialog.getByRole('button', { name: 'Filter' }).first().click();
  const filter = page.getByRole('dialog', { name: /filter/i }).last();
  await filter.getByRole('combobox', { name: 'Field' }).fill('City');
  await page.getByRole('option', { name: 'City', exact: true }).click();
  await filter.getByRole('textbox').last().fill('Braga');
  await filter.getByRole('button', { name: 'Apply' }).click();
  await dialog.getByRole('combobox', { name: 'Must be filled in' }).fill('Phone');
  await page.getByRole('option', { name: 'Phone', exact: true }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: /What is said.*English/ }).fill('In Braga we always call first');
  await dialog.getByRole('combobox', { name: 'Choose a company' }).fill('Sem');
  await page.getByRole('option', { name: 'Sem Contacto' }).click();
  await expect(dialog.getByText('Missing: Phone.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(page.getByText('Phone must be filled in.')).toBeVisible();
  await expectAccessible(page, 'rules');
  await apply(page);

  await page.goto(`${product.address}/company/${company}?tab=details`);
  await page.locator('.details [data-field="name"] .shown').click();
  await page.locator('.details [data-field="name"] input').fill('Ainda sem contacto');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('[data-field="phone"]').getByText('In Braga we always call first')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('a step demands a field before a card comes to it, and steps are moved and removed', async ({ page, product }) => {
  const api = await signIn(page, product);
  const pipeline = await createRecord(api, 'pipeline', { name: 'Service line', position: 90 });
  const steps: string[] = [];
  for (const [position, name] of ['Ask', 'Look', 'Offer'].entries())
    steps.push(await createRecord(api, 'step', { name, pipeline, position }));
  await createRecord(api, 'lead', { name: 'Cold room', pipeline, step: steps[0] });

  await page.goto(`${product.address}/studio/pipelines`);
  const line = page.getByRole('region', { name: 'Service line' });
  const names = () => line.locator('[data-step] b').allTextContents();
  await expect.poll(names).toEqual(['Ask', 'Look', 'Offer']);
  await line.locator(`[data-step="${steps[2]}"] [data-grip]`).focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(names).toEqual(['Ask', 'Offer', 'Look']);

  await line.locator(`[data-step="${steps[2]}"]`).getByRole('button', { name: 'Demand' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Must be filled in' }).fill('Expected');
  await page.getByRole('option', { name: /Expected close/i }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: /What is said.*English/ }).fill('Say first when it should close');
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(line.getByText(/Before it: .*must be filled in/)).toBeVisible();
  await expectAccessible(page, 'pipelines');
  await apply(page);

  const filter = JSON.stringify({ and: [{ field: 'pipeline', op: 'in', value: [pipeline] }] });
  await page.goto(`${product.address}/lead?kind=board&filter=${encodeURIComponent(filter)}`);
  await page.getByRole('group', { name: 'Cold room', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByText('Say first when it should close').first()).toBeVisible();

  // A step with records gives them away first.
  await page.goto(`${product.address}/studio/pipelines`);
  await line.getByRole('button', { name: 'Remove Ask' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked.getByText('stands here')).toBeVisible();
  await asked.getByRole('combobox').or(asked.locator('[data-select-trigger]')).first().click();
  await page.getByRole('option', { name: 'Look' }).click();
  await asked.getByRole('button', { name: 'Move 1 and remove' }).click();
  await expect.poll(names).toEqual(['Offer', 'Look']);
  await line.getByRole('button', { name: 'More for Service line' }).click();
  await page.getByRole('menuitem', { name: 'Copy with its steps' }).click();
  await expect(page.getByRole('region', { name: 'Service line (copy)' }).locator('[data-step]')).toHaveCount(2);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectAccessible(page, 'pipelines, phone');
});
