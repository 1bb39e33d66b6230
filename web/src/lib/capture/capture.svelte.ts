import { schema } from '#lib/model/schema.svelte.ts';
import { page } from '$app/state';

export interface RecordRef {
  entity: string;
  id: string;
}
export interface CaptureRequest {
  /** What the note is about. */
  about?: RecordRef | undefined;
  /** Looked for at once, to be what it is about. */
  search?: string;
}

/** The quick note: of which entity it makes a record, and whether it is open. Anything may open it. */
class Capture {
  request: CaptureRequest | undefined = $state.raw();
  /** The first entity whose definition offers its records as quick notes and of which the person may create some. */
  readonly entity = $derived(schema.entities.find((entity) => entity.timeline?.capture === true && entity.can.create));

  /** About the record on the screen, unless told. */
  show(request: CaptureRequest = {}): void {
    if (this.entity && !this.request) this.request = 'about' in request ? request : { ...request, about: openRecord() };
  }

  hide(): void {
    this.request = undefined;
  }
}

export const capture = new Capture();

function openRecord(): RecordRef | undefined {
  const { entity, id } = page.params;
  // The studio has pages of entities, not of records.
  return page.route.id === '/(app)/[entity]/[id]' && entity && id ? { entity, id } : undefined;
}
