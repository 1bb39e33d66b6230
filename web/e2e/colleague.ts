import { type APIRequestContext, type Browser, expect, type Page, request } from '@playwright/test';
import type { Product } from '#e2e/product.ts';

export interface Colleague {
  readonly page: Page;
  readonly api: APIRequestContext;
}

export const COLLEAGUES_PASSWORD = 'another horse battery';

interface Person {
  readonly email: string;
  readonly name: string;
}

/** Somebody else, a member, at another computer. The same address is the same person. */
export async function signInColleague(browser: Browser, product: Product, who: string | Person): Promise<Colleague> {
  const { email, name } = typeof who === 'string' ? { email: who, name: 'Rui Salgado' } : who;
  const administrator = await product.administrator();
  const api = await request.newContext({ baseURL: product.address });
  const enter = () => api.post('/api/v1/session', { data: { email, password: COLLEAGUES_PASSWORD } });
  if (!(await enter()).ok()) {
    const data = { name, language: 'en', country: 'PT', time_zone: 'Europe/Lisbon' };
    const user = await (await administrator.post('/api/v1/records/user', { data })).json();
    await administrator.put(`/api/v1/users/${user.data.id}/access`, { data: { email, role: 'member', password: COLLEAGUES_PASSWORD } });
    expect((await enter()).ok()).toBe(true);
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await context.addCookies((await api.storageState()).cookies);
  return { page: await context.newPage(), api };
}
