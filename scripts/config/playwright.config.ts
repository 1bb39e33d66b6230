import { defineConfig } from '@playwright/test';
import { findChromium } from '#scripts/chromium.ts';

const { executablePath, args } = await findChromium();

export default defineConfig({
  testDir: '../../web/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  // A second try starts with a product of its own; the report names what needed it.
  retries: 1,
  use: {
    actionTimeout: 15_000,
    launchOptions: { executablePath, args },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    trace: 'retain-on-failure',
  },
});
