import { expect, FOUNDER, test } from '#e2e/product.ts';

test('a stranger sets the product up, signs out and in again', async ({ page, fresh: product }) => {
  // Also for a client that takes no compressed answers.
  const plain = await page.request.get(product.address, { headers: { accept: 'text/html', 'accept-encoding': 'identity' } });
  expect(plain.status()).toBe(200);
  await page.goto(product.address);
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel('Your name').fill(FOUNDER.name);
  await page.getByLabel('Name of the organisation').fill('Prata & Filhos');
  await page.getByLabel('E-mail').fill(FOUNDER.email);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('Start-up code').fill(product.code);
  await page.getByLabel('With my own data').check();
  await page.getByRole('button', { name: 'Create and enter' }).click();
  await expect(page.getByText('Please write at least 12 characters.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(FOUNDER.password);
  await page.getByRole('button', { name: 'Create and enter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/setup/);
  await page.getByRole('button', { name: FOUNDER.name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel('E-mail').fill(FOUNDER.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The e-mail or the password is not right.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(FOUNDER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
