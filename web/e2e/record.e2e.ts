import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { signInColleague } from '#e2e/colleague.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const colleague = 'rui.ficha@vinculo.example';
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A company with its people, a lead, three reports and what came of them; anew for each test. */
async function prepare(api: APIRequestContext, name: string): Promise<{ company: string; lead: string }> {
  const company = await createRecord(api, 'company', {
    name,
    kind: 'client',
    sector: 'Ceramics',
    city: 'Alenquer',
    phone: '+351 263 555 010',
  });
  const person = await createRecord(api, 'person', { name: 'Nuno Faria', mobile: '+351 912 345 678', email: 'nuno@montejunto.example' });
  await createRecord(api, 'affiliation', { person, company, role: 'Head of production' });
  const lead = await createRecord(api, 'lead', { name: `Cameras for ${name}`, company, amount: { value: '46320', currency: 'EUR' } });
  await createRecord(api, 'report', {
    company,
    lead,
    channel: 'visit',
    happened_at: `${dayFromNow(-40)}T10:00:00Z`,
    text: 'Two thefts in store 2.',
  });
  await createRecord(api, 'report', {
    company,
    channel: 'email',
    happened_at: `${dayFromNow(-12)}T09:05:00Z`,
    text: 'They ask to pay in 60 days.',
  });
  await createRecord(api, 'report', {
    ...{ company, lead, channel: 'phone', happened_at: `${dayFromNow(-1)}T11:40:00Z`, text: 'He likes the proposal.' },
    ...{ people_present: [{ id: person }], next_action: 'Confirm the date in writing', next_action_on: dayFromNow(2) },
  });
  return { company, lead };
}

const entry = (page: Page, text: string): Locator => page.locator('.stream > ol > li').filter({ hasText: text });
const aside = (page: Page): Locator => page.getByRole('complementary', { name: 'Related' });
const fact = (page: Page, label: string): Locator => page.locator('.fact').filter({ hasText: label });

async function openField(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.locator(`.details [data-field="${name}"] .shown`).click();
  return page.locator(`.details [data-field="${name}"] input`).first();
}

test('the story comes first: told, narrowed by the address, and written on', async ({ page, product }) => {
  const api = await signIn(page, product);
  const { company } = await prepare(api, 'Montejunto');
  await page.goto(`${product.address}/company/${company}`);
  await expect(page.getByRole('tab', { name: 'Reports 3' })).toHaveAttribute('aria-selected', 'true');
  await expect(fact(page, 'Open leads')).toContainText('46.320,00 €');
  await expect(aside(page).getByRole('link', { name: 'Nuno Faria Head of production' })).toBeVisible();
  await expect(aside(page).getByRole('link', { name: /Call: Nuno Faria/ })).toHaveAttribute('href', 'tel:+351912345678');

  await test.step('each entry says who, how and what came of it', async () => {
    const call = entry(page, 'He likes the proposal.');
    await expect(call).toContainText('Ana Prata');
    await expect(call).toContainText('Phone');
    await expect(call).toContainText('Cameras for Montejunto');
    await expect(call.getByRole('checkbox', { name: 'Done: Confirm the date in writing' })).not.toBeChecked();
    await expect(entry(page, 'Two thefts in store 2.')).toContainText('written on');
  });

  await test.step('a channel is chosen, and the address alone brings the same', async () => {
    await page.getByRole('button', { name: 'Channel', exact: true }).click();
    await page.getByRole('checkbox', { name: 'E-mail' }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Channel is E-mail' })).toBeVisible();
    await expect(entry(page, 'He likes the proposal.')).toHaveCount(0);
    await expect(entry(page, 'They ask to pay in 60 days.')).toBeVisible();
    await expect(page).toHaveURL(/channel=email/);
    await page.reload();
    await expect(entry(page, 'They ask to pay in 60 days.')).toBeVisible();
    await expect(entry(page, 'He likes the proposal.')).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove the filter: Channel' }).click();
    await expect(entry(page, 'He likes the proposal.')).toBeVisible();
  });

  await test.step('the oldest first, and only changes', async () => {
    await page.getByRole('button', { name: 'Newest first' }).click();
    await expect(page.locator('.stream > ol > li').first()).toContainText('Two thefts in store 2.');
    await page.getByRole('button', { name: 'Kind', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Changes' }).check();
    await page.keyboard.press('Escape');
    await expect(entry(page, 'Ana Prata created the record')).toBeVisible();
    await expect(page.locator('.stream > ol > li')).toHaveCount(1);
  });
});

test('the next step is done, and is not', async ({ page, product }) => {
  const api = await signIn(page, product);
  const { lead } = await prepare(api, 'Next step');
  await page.goto(`${product.address}/lead/${lead}`);
  const box = aside(page).getByRole('checkbox', { name: 'Done: Confirm the date in writing' });
  await box.click();
  await expect(page.getByText('“Confirm the date in writing” is done')).toBeVisible();
  await expect(aside(page).getByText('Nothing is planned yet.')).toBeVisible();
  await expect(entry(page, 'He likes the proposal.').getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Undone')).toBeVisible();
  await expect(box).not.toBeChecked();

  await test.step('the lead goes one step forward, and back', async () => {
    await expect(aside(page).getByText(/Qualify step 1 of 5/)).toBeVisible();
    await aside(page).getByRole('button', { name: 'Advance' }).click();
    await expect(aside(page).getByText(/Visit step 2 of 5/)).toBeVisible();
    await expect(entry(page, 'changed Step from Qualify to Visit')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(aside(page).getByText(/Qualify step 1 of 5/)).toBeVisible();
  });
});

test('an edit is undone, an earlier value comes back, a deletion is taken back', async ({ page, product }) => {
  const api = await signIn(page, product);
  const { company } = await prepare(api, 'Backwards');
  await page.goto(`${product.address}/company/${company}`);
  await (await openField(page, 'city')).fill('Lisboa');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Ceramics · Lisboa')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Ceramics · Alenquer')).toBeVisible();

  await test.step('from the history', async () => {
    await page.getByRole('tab', { name: 'History' }).click();
    const items = page.locator('.history li');
    await expect(items.first()).toContainText('Lisboa');
    await items.first().getByRole('button', { name: 'Restore this value' }).click();
    await expect(page.getByText('Ceramics · Lisboa')).toBeVisible();
    await expect(page.getByText('City: earlier value restored')).toBeVisible();
    await expect(items).toHaveCount(4);
  });

  await test.step('deleted, and not', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByText('Record moved to the trash')).toBeVisible();
    await expect(page).toHaveURL(/\/company(\?|$)/);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Backwards' })).toBeVisible();
  });
});

test('two people at one record: they see each other, and nothing either wrote is lost', async ({ page, product, browser }) => {
  const api = await signIn(page, product);
  const { company } = await prepare(api, 'Together');
  const { page: other, api: otherApi } = await signInColleague(browser, product, colleague);
  await page.goto(`${product.address}/company/${company}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Together' })).toBeVisible();
  await other.goto(`${product.address}/company/${company}`);

  await test.step('a face appears, gets a pen, and goes', async () => {
    await expect(page.getByRole('img', { name: 'Rui Salgado is here' })).toBeVisible();
    await expect(other.getByRole('img', { name: 'Ana Prata is here' })).toBeVisible();
    await openField(other, 'city');
    await expect(page.getByRole('img', { name: 'Rui Salgado is editing' })).toBeVisible();
  });

  await test.step('what a colleague reports appears by itself', async () => {
    await createRecord(otherApi, 'report', { company, channel: 'meeting', text: 'They signed this morning.' });
    await expect(entry(page, 'They signed this morning.')).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Reports 4' })).toBeVisible();
  });

  await test.step('both write the same field, and both values are shown', async () => {
    await (await openField(page, 'city')).fill('Porto');
    await other.locator('.details [data-field="city"] input').fill('Coimbra');
    await other.keyboard.press('Control+s');
    await expect(other.getByText('Ceramics · Coimbra')).toBeVisible();
    await expect(page.getByText('Somebody else changed a field that you are changing too.')).toBeVisible();
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed the same' });
    await expect(dialog).toContainText('Porto');
    await expect(dialog).toContainText('Coimbra');
    await dialog.getByRole('button', { name: 'Save this choice' }).click();
    await expect(page.getByText('Ceramics · Porto')).toBeVisible();
    await expect(other.getByText('Ceramics · Porto')).toBeVisible();
  });

  await test.step('an undo after somebody else’s change says so, and changes nothing', async () => {
    const { data } = await (await otherApi.get(`/api/v1/records/company/${company}`)).json();
    const headers = { 'if-match': `"${data.version}"` };
    expect((await otherApi.patch(`/api/v1/records/company/${company}`, { data: { sector: 'Glass' }, headers })).ok()).toBe(true);
    await expect(page.getByText('Glass · Porto')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText('Rui Salgado has changed “Together” since. It stays as it is now.')).toBeVisible();
    await expect(page.getByText('Glass · Porto')).toBeVisible();
  });

  await other.close();
  await expect(page.getByRole('img', { name: /Rui Salgado/ })).toHaveCount(0);
});

test('a very long report is folded, a mention leads to its person, one’s own can be changed', async ({ page, product }) => {
  const api = await signIn(page, product);
  const { company } = await prepare(api, 'Long');
  const me = (await (await api.get('/api/v1/session')).json()).user;
  const long = `Ask @[${me.name}](user:${me.id}) first. ${'And so on. '.repeat(9_000)}The end.`;
  await createRecord(api, 'report', { company, channel: 'other', text: long });
  await page.goto(`${product.address}/company/${company}`);
  const story = entry(page, 'And so on.');
  await expect(story.getByRole('link', { name: '@Ana Prata' })).toHaveAttribute('href', `/user/${me.id}`);
  await expect(story).not.toContainText('The end.');
  await story.getByRole('button', { name: 'Show all' }).click();
  await expect(story).toContainText('The end.');
  await story.getByRole('button', { name: 'Show less' }).click();

  const email = entry(page, 'They ask to pay in 60 days.');
  await email.hover();
  await email.getByRole('button', { name: /^Actions:/ }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit report' });
  await dialog.getByLabel('What happened').fill('They ask to pay in 90 days.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(entry(page, 'They ask to pay in 90 days.')).toBeVisible();
  const changed = entry(page, 'They ask to pay in 90 days.');
  await changed.hover();
  await changed.getByRole('button', { name: /^Actions:/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(changed).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(changed).toBeVisible();
});

test('a company without a report teaches how to write one', async ({ page, product }) => {
  const api = await signIn(page, product);
  const company = await createRecord(api, 'company', { name: 'Silent' });
  await page.goto(`${product.address}/company/${company}`);
  await expect(page.getByRole('heading', { name: 'No reports yet' })).toBeVisible();
  await expect(page.getByText('Visit to Mr Álvaro Teles')).toBeVisible();
  await page.getByRole('button', { name: 'Write the first report' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

for (const language of ['en', 'pt', 'es']) {
  test(`on a phone, in ${language}: how far it has come, what to do now, and its story`, async ({ page, product }) => {
    const api = await signIn(page, product, { language });
    const t = wordsOf(language);
    const { lead } = await prepare(api, `Phone ${language}`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${product.address}/lead/${lead}`);
    const card = page.getByRole('region', { name: t('aside.next') });
    await expect(card).toContainText('Confirm the date in writing');
    await expect(card.getByRole('link', { name: t('reach.call') })).toHaveAttribute('href', /^tel:\+351/);
    await page.getByRole('button', { name: t('step.advance') }).click();
    await expect(page.getByText(t('step.moved', { step: 'Visit' }))).toBeVisible();
    await card.getByRole('button', { name: t('todo.finish') }).click();
    await expect(card).toHaveCount(0);
    await expect(entry(page, 'He likes the proposal.')).toBeVisible();
    await page.getByRole('tab', { name: t('record.summary') }).click();
    await expect(page.getByRole('complementary', { name: t('record.aside') })).toBeVisible();
  });

  test(`nobody is shut out (axe), in ${language}, at three widths`, async ({ page, product }) => {
    const api = await signIn(page, product, { language });
    const t = wordsOf(language);
    const { company, lead } = await prepare(api, `Axe ${language}`);
    for (const [width, theme] of [
      [1440, 'light'],
      [900, 'dark'],
      [360, 'light'],
    ] as const) {
      await signIn(page, product, { language, theme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of [
        `/company/${company}`,
        `/company/${company}?tab=affiliation.company`,
        `/lead/${lead}?tab=history`,
        `/lead/${lead}?tab=details`,
      ]) {
        await page.goto(product.address + path);
        await page.waitForLoadState('networkidle');
        await expect(page.getByRole('tablist', { name: t('record.parts') })).toBeVisible();
        await expectAccessible(page, `${path} ${width}`, { except: [] });
      }
    }
  });
}
