import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nobody is shut out of what is on the screen, or of these parts of it, and it is no wider than the screen. */
export async function expectAccessible(page: Page, where: string, parts: readonly string[] = []): Promise<void> {
  // What floats, such as the tooltip below the mouse, stands outside every landmark; the pages themselves are looked at in looks.e2e.ts.
  const axe = new AxeBuilder({ page }).disableRules(['region']);
  const { violations } = await parts.reduce((builder, part) => builder.include(part), axe).analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .join(' | ')
        .slice(0, 400)}`,
  );
  expect(found, where).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${where}: width`).toBeLessThanOrEqual(0);
}
