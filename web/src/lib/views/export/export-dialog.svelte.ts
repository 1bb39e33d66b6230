import type { EntityView } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** What is wanted as a file: what was chosen of a list, or the list as it stands. */
export interface ExportWish {
  entity: EntityView;
  /** What was chosen. */
  filter?: Condition;
  /** How many were chosen. */
  count?: number;
}

/** The server decides; this only keeps from offering what it would refuse. */
export function mayExport(entity: EntityView): boolean {
  return entity.can.export && entity.features.includes('export');
}

class ExportDialogState {
  wish: ExportWish | undefined = $state.raw();

  open(wish: ExportWish): void {
    this.wish = wish;
  }

  close(): void {
    this.wish = undefined;
  }
}

export const exportDialog = new ExportDialogState();
