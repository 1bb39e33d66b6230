import type { Page } from '@playwright/test';
import { expectAccessible } from '#e2e/accessible.ts';
import { COLLEAGUES_PASSWORD, signInColleague } from '#e2e/colleague.ts';
import { expect, type Product, test } from '#e2e/product.ts';

const carla = { name: 'Carla Nogueira', email: 'carla@prata.example' };
const iris = { name: 'Íris Falcão', email: 'iris@prata.example' };
const profile = (product: Product) => `${product.address}/settings/profile`;
const devices = (page: Page, name = 'Where you are signed in') => page.getByRole('region', { name });

test('a person ends what is open elsewhere, and that page asks for the password at once', async ({ browser, product }) => {
  const here = (await signInColleague(browser, product, carla)).page;
  const there = (await signInColleague(browser, product, carla)).page;
  await there.goto(`${product.address}/company`);
  await expect(there.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
  await here.goto(profile(product));
  await expect(devices(here).getByRole('listitem')).toHaveCount(2);
  await expect(devices(here).getByRole('listitem').filter({ hasText: 'This device' })).toHaveCount(1);
  await expectAccessible(here, 'profile');
  await devices(here)
    .getByRole('button', { name: /^Sign out: / })
    .click();
  await expect(here.getByText('Signed out there')).toBeVisible();
  await expect(devices(here).getByRole('listitem')).toHaveCount(1);
  await expect(there).toHaveURL(/\/sign-in/);
});

test('a new password: the present one is asked for, and everywhere else is signed out', async ({ browser, product }) => {
  const here = (await signInColleague(browser, product, iris)).page;
  const there = (await signInColleague(browser, product, iris)).page;
  await there.goto(`${product.address}/company`);
  await here.goto(profile(product));
  const form = here.getByRole('form', { name: 'Password' });
  await form.getByRole('button', { name: 'Change the password' }).click();
  await expect(form.getByText('Enter your present password.')).toBeVisible();
  await form.getByLabel('Present password').fill('something else');
  await form.getByLabel('New password').fill('a louder harbour');
  await form.getByRole('button', { name: 'Change the password' }).click();
  await expect(form.getByText('This is not your present password.')).toBeVisible();
  await form.getByLabel('Present password').fill(COLLEAGUES_PASSWORD);
  await form.getByRole('button', { name: 'Change the password' }).click();
  await expect(here.getByText('Password changed.', { exact: false })).toBeVisible();
  await expect(there).toHaveURL(/\/sign-in/);
  await there.getByLabel('E-mail').fill(iris.email);
  await there.getByLabel('Password', { exact: true }).fill('a louder harbour');
  await there.getByRole('button', { name: 'Sign in' }).click();
  await expect(there.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
});
