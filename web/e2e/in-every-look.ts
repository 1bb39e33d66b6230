import type { APIRequestContext, Page } from '@playwright/test';

const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];

/** The same on a desk and on a phone, light and dark. */
export async function inEveryLook(page: Page, api: APIRequestContext, look: (name: string) => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await api.patch('/api/v1/session/preferences', { data: { theme } });
    for (const size of sizes) {
      await page.setViewportSize(size);
      await look(`${theme} ${size.width}`);
    }
  }
}
