import type { ListState } from '#lib/views/list-address.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** What is wanted as a file: a list as it stands, or what was chosen of it. */
export interface ExportWish {
  entity: EntityView;
  state?: ListState;
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
