import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';

const phone = { width: 360, height: 780 };

interface Client {
  api: APIRequestContext;
  company: string;
  lead: string;
}

/** A company with two people and a lead, for one test alone. */
async function prepare(api: APIRequestContext, name: string): Promise<Client> {
  const company = await createRecord(api, 'company', { name });
  for (const [person, role] of [
    [`Nuno ${name}`, 'Production director'],
    [`Sérgio ${name}`, 'IT'],
  ] as const)
    await createRecord(api, 'affiliation', { person: await createRecord(api, 'person', { name: person }), company, role });
  const lead = await createRecord(api, 'lead', { name: `Cameras for ${name}`, company });
  return { api, company, lead };
}

async function reports({ api, company }: Client): Promise<Record<string, unknown>[]> {
  const filter = JSON.stringify({ field: 'company', op: 'eq', value: company });
  const fields = 'text,company,lead,people_present,channel,next_action,next_action_on,happened_at';
  return (await (await api.get('/api/v1/records/report', { params: { filter, fields } })).json()).data;
}

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: /^(Write report|Escrever relatório|Escribir informe)$/ });
const told = (page: Page): Locator => dialog(page).getByLabel('What happened');

test('a visit is written down by keyboard alone, stands on the record, and is undone', async ({ page, product }) => {
  const client = await prepare(await signIn(page, product), 'Montejunto');
  await page.goto(`${product.address}/company/${client.company}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Montejunto' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(dialog(page).getByLabel('Who was there')).toBeFocused();
  await page.keyboard.type('nuno m');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('They want to begin with hall 1.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Send the offer');
  await page.keyboard.press('Tab');
  await page.keyboard.type('04/12/2026');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('region', { name: 'This is how it will read' })).toContainText(
    /\d\d\/\d\d\/\d{4} – Visit to Nuno Montejunto \(production director\)\. They want to begin with hall 1\. Send the offer by 04\/12\/2026\./,
  );
  // Twice in a row is still once.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText('They want to begin with hall 1.')).toBeVisible();
  const [report, ...others] = await reports(client);
  expect(others).toEqual([]);
  expect(report).toMatchObject({
    channel: 'visit',
    company: client.company,
    people_present: [{ role: 'Production director' }],
    next_action: 'Send the offer',
    next_action_on: '2026-12-04',
  });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Record moved to the trash')).toBeVisible();
  await expect(page.getByText('They want to begin with hall 1.')).toBeHidden();
  expect(await reports(client)).toEqual([]);
});

test('away from a record it is said what it is about, and a lead brings its company', async ({ page, product }) => {
  const client = await prepare(await signIn(page, product), 'Pinho Manso');
  await page.goto(`${product.address}/task`);
  await expect(page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(dialog(page).getByLabel('About')).toBeFocused();
  await page.keyboard.type('cameras for pinho');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByLabel('Who was there')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /Nuno Pinho Manso.*Production director/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeVisible();
  await told(page).fill('A short call.');
  await dialog(page).getByRole('radio', { name: 'Phone' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  expect(await reports(client)).toMatchObject([{ text: 'A short call.', channel: 'phone', company: client.company, lead: client.lead }]);
});

test('what was begun is kept until it is saved or thrown away', async ({ page, product }) => {
  const client = await prepare(await signIn(page, product), 'Maré Alta');
  const open = async () => {
    await page.goto(`${product.address}/company/${client.company}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Maré Alta' })).toBeVisible();
    await page.keyboard.press('r');
    await expect(dialog(page)).toBeVisible();
  };
  await open();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByText('Write what happened. One sentence is enough.')).toBeVisible();
  await expect(told(page)).toBeFocused();
  await page.keyboard.type('Half a sen');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Draft kept on this device')).toBeVisible();

  await open();
  await expect(dialog(page).getByText(/^Draft of /)).toBeVisible();
  await expect(told(page)).toHaveValue('Half a sen');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(told(page)).toHaveValue('Half a sen');
  await dialog(page).getByRole('button', { name: 'Start over' }).click();
  await expect(told(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await open();
  await expect(dialog(page).getByText(/^Draft of /)).toBeHidden();
  expect(await reports(client)).toEqual([]);
});

test('a broken connection loses nothing and doubles nothing', async ({ page, product }) => {
  const client = await prepare(await signIn(page, product), 'Frutas do Côa');
  await page.goto(`${product.address}/company/${client.company}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Frutas do Côa' })).toBeVisible();
  // It arrives, and the answer does not.
  const creating = '**/api/v1/records/report';
  await page.route(creating, async (route) => {
    await route.fetch();
    await route.abort('connectionfailed');
  });
  await page.keyboard.press('r');
  await told(page).fill('The harvest is late.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('The server does not answer. What you wrote is kept on this device');
  await expect.poll(async () => (await reports(client)).length).toBe(1);
  await page.unroute(creating);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Frutas do Côa' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(told(page)).toHaveValue('The harvest is late.');
  await told(page).fill('The harvest is late. They call again in May.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  expect(await reports(client)).toMatchObject([{ text: 'The harvest is late. They call again in May.' }]);
});

test('a very long story is kept whole', async ({ page, product }) => {
  const client = await prepare(await signIn(page, product), 'Têxteis Riba');
  await page.goto(`${product.address}/company/${client.company}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Têxteis Riba' })).toBeVisible();
  await page.keyboard.press('r');
  const story = 'word '.repeat(19_999).trimEnd();
  await told(page).fill(story);
  await expect(dialog(page).getByText(/of 100.000 characters/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  expect((await reports(client)).map(({ text }) => text)).toEqual([story]);
});

test('on a phone the pen is in the middle, and the day is a touch away', async ({ page, product }) => {
  const client = await prepare(await signIn(page, product), 'Serra Nevada');
  await page.setViewportSize(phone);
  await page.goto(`${product.address}/lead/${client.lead}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Cameras for Serra Nevada' })).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: 'Write report' }).click();
  await expect(dialog(page)).toHaveJSProperty('clientWidth', phone.width);
  await expect(dialog(page).getByRole('button', { name: /Cameras for Serra Nevada/ })).toBeVisible();
  await told(page).fill('Seen at the fair.');
  await dialog(page).getByLabel('Next step', { exact: true }).fill('Call them');
  await dialog(page).getByRole('button', { name: 'Tomorrow' }).click();
  await dialog(page).getByRole('button', { name: 'Save report' }).click();
  await expect(dialog(page)).toBeHidden();
  const [report] = await reports(client);
  expect(report).toMatchObject({ text: 'Seen at the fair.', lead: client.lead, next_action: 'Call them' });
  expect(report?.next_action_on).toMatch(/^\d{4}-\d\d-\d\d$/);
});

for (const language of ['en', 'pt', 'es']) {
  test(`it can be read by everybody, in ${language}`, async ({ page, product }) => {
    const client = await prepare(await signIn(page, product), `Axe ${language}`);
    for (const theme of ['light', 'dark']) {
      await signIn(page, product, { language, theme });
      for (const size of [{ width: 1440, height: 900 }, phone]) {
        await page.setViewportSize(size);
        await page.goto(`${product.address}/company/${client.company}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.keyboard.press('r');
        await page.keyboard.type('nuno axe');
        await page.keyboard.press('Enter');
        await expect(dialog(page).getByText(`Nuno Axe ${language}`, { exact: true }).first()).toBeVisible();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Control+Enter');
        await expect(dialog(page).locator('[aria-invalid="true"]')).toHaveCount(1);
        await expectAccessible(page, `${theme} ${size.width}`, { parts: ['[role="dialog"]'] });
        await page.keyboard.press('Escape');
        await expect(dialog(page)).toBeHidden();
        // What was begun would be there again.
        await page.evaluate(() => localStorage.clear());
      }
    }
  });
}
