import type { Pipeline } from '#plugins/crm/demo/pipeline.ts';
import type { LeadPlan } from '#plugins/crm/demo/plan/lead-plan.ts';
import type { Staff } from '#plugins/crm/demo/staff.ts';
import type { Teller, Told } from '#plugins/crm/demo/story/story.ts';
import type { World } from '#plugins/crm/demo/world.ts';

/** The invented company itself. */
export interface House {
  readonly world: World;
  readonly staff: Staff;
  readonly pipeline: Pipeline;
  /** The first ones that were made. */
  readonly folders: Folder[];
}

/** A company it deals with, and what happened there. */
export interface Folder {
  readonly teller: Teller;
  readonly leads: readonly LeadPlan[];
  readonly told: readonly Told[];
}
