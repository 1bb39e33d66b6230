import { expectAccessible } from '#e2e/accessible.ts';
import { createRecord } from '#e2e/create-record.ts';
import { expect, signIn, test } from '#e2e/product.ts';

test('what a complete record has is chosen, seen in the list, and filled in from a report', async ({ page, product }) => {
  const api = await signIn(page, product);
  const company = await createRecord(api, 'company', { name: 'Olaria Prata', city: 'Beja' });
  await createRecord(api, 'report', {
    company,
    text: 'Faturar a olaria@prata.example; 12 employees.',
    happened_at: '2026-11-20T10:00:00Z',
  });

  await test.step('the administrator expects one more field', async () => {
    await page.goto(`${product.address}/studio/completeness?entity=company`);
    await expect(page.getByRole('heading', { name: 'Filled in nowhere' })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Expect Employees of a complete record' }).check();
    await expectAccessible(page, 'choosing what a complete record has');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: /^Apply/ }).click();
    await expect(page).toHaveURL(/\/studio\/completeness/);
    const { entities } = await (await api.get('/api/v1/schema')).json();
    expect(entities.find((one: { name: string }) => one.name === 'company').expected).toContain('employees');
  });

  await test.step('the list shows the share, and what is missing', async () => {
    await page.goto(`${product.address}/company?columns=name,completeness`);
    const row = page.getByRole('row').filter({ hasText: 'Olaria Prata' });
    await row.getByRole('button', { name: /% complete/ }).click();
    await expect(page.getByRole('dialog').getByText(/fields are still missing/)).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Employees' })).toBeVisible();
  });

  await test.step('what a report says is taken with one click, undone, and dismissed for good', async () => {
    await page.goto(`${product.address}/company/${company}`);
    const email = async () => (await (await api.get(`/api/v1/records/company/${company}`)).json()).data.email;
    await page.getByRole('button', { name: /% complete/ }).click();
    await expectAccessible(page, 'suggestions from reports');
    await page.getByRole('button', { name: 'E-mail: use olaria@prata.example' }).click();
    await expect.poll(email).toBe('olaria@prata.example');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(email).toBeNull();
    await page.reload();
    await page.getByRole('button', { name: /% complete/ }).click();
    await page.getByRole('button', { name: 'E-mail: olaria@prata.example is not right' }).click();
    await expect(page.getByRole('button', { name: 'Employees: use 12' })).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: /% complete/ }).click();
    await expect(page.getByRole('button', { name: 'Employees: use 12' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'E-mail: use olaria@prata.example' })).toBeHidden();
  });
});
