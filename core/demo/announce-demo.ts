import type { Account } from '#core/access/callers.ts';
import { demoView, loadDemo } from '#core/demo/demo-store.ts';
import type { Queryable } from '#core/sql/database.ts';

/** The open browsers of a node. */
interface Browsers {
  tellEach(message: (account: Account) => unknown): void;
  reload(entities: readonly string[]): void;
}

/** Administrators see how far it is, and everybody's lists are read again. */
export async function announceDemo(db: Queryable, browsers: Browsers): Promise<void> {
  const stored = await loadDemo(db);
  browsers.tellEach(({ roles, language }) =>
    roles.includes('administrator') ? { type: 'demo', demo: demoView(stored, language) } : undefined,
  );
  browsers.reload(Object.keys(stored?.counts ?? {}));
}
