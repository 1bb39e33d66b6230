import type { BackgroundContext } from '#core/records/background-context.ts';

/** What imports work with. */
export type ImportsContext = BackgroundContext;
