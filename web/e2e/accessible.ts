import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Look {
  /** Only these parts of it. */
  parts?: readonly string[];
  /** Rules of axe that do not hold there. */
  except?: readonly string[];
}

/** What floats, such as the tooltip below the mouse, stands outside every landmark; the pages themselves are looked at in looks.e2e.ts. */
const floating = ['region'];

/** Nobody is shut out of what is on the screen, or of parts of it, and it is no wider than the screen. */
export async function expectAccessible(page: Page, where: string, { parts = [], except = floating }: Look = {}): Promise<void> {
  const axe = new AxeBuilder({ page }).disableRules([...except]);
  const { violations } = await parts.reduce((builder, part) => builder.include(part), axe).analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .join(' | ')
        .slice(0, 400)}`,
  );
  expect(found, where).toEqual([]);
  await expectToFit(page, where);
}

export async function expectToFit(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${where}: width`).toBeLessThanOrEqual(0);
}
