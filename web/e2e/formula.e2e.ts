import { expectAccessible } from '#e2e/accessible.ts';
import { expect, signIn, test } from '#e2e/product.ts';
import { wordsOf } from '#e2e/words.ts';

const say = wordsOf('en');

test.use({ viewport: { width: 1440, height: 1000 } });

test('an administrator writes a formula by keyboard, sees at once what is wrong and what comes out, and finds it in the list', async ({
  page,
  product,
}) => {
  const api = await product.administrator();
  for (const [name, employees] of [
    ['Formula Atlas', 40],
    ['Formula Boreal', 0],
  ] as const)
    expect((await api.post('/api/v1/records/company', { data: { name, employees } })).status()).toBe(201);
  await signIn(page, product);
  await page.goto(`${product.address}/studio/entities/company`);

  await page
    .getByRole('button', { name: say('studio.newField.action') })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('studio.type.formula.text') })
    .click();
  await page.locator('.panel input').first().fill('Desks per head');
  const editor = page.getByRole('textbox', { name: say('studio.formula.title') });
  await editor.click();
  await page.keyboard.type('100 / emplo');
  await expect(page.getByRole('option', { name: 'employees' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor).toHaveValue('100 / employees');
  await expect(page.getByRole('button', { name: 'Where this is zero, the result is empty.' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Formula Atlas' })).toContainText('2,5');
  await expect(page.getByRole('row', { name: 'Formula Boreal' })).toContainText(say('studio.formula.empty'));

  await page.keyboard.type(' + emploies');
  const problem = page.getByRole('button', { name: 'There is no field “emploies”. The nearest one is employees.' });
  await problem.click();
  expect(await editor.evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd))).toBe('emploies');
  await page.keyboard.type('1');
  await expect(page.getByRole('row', { name: 'Formula Atlas' })).toContainText('3,5');
  await expectAccessible(page, 'formula', { parts: ['.panel'] });

  await page.getByRole('button', { name: say('studio.draft.review') }).click();
  await expect(page.getByText(say('studio.step.computed'))).toBeVisible();
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(page).toHaveURL(/\/studio\/entities\/company$/);

  await page.goto(`${product.address}/company?columns=name,employees,x_desks_per_head&sort=-x_desks_per_head`);
  await expect(page.getByRole('row', { name: 'Formula Atlas' })).toContainText('3,5');
});
