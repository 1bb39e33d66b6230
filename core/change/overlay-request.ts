import { refuseInvalid } from '#core/change/refuse-invalid.ts';
import { checkTexts } from '#core/schema/check-texts.ts';
import { checkAgainst } from '#core/schema/definition-problem.ts';
import { sentChangeValidator } from '#core/schema/meta-schemas.ts';
import type { ExtensionDefinition } from '#schemas/types/definition.ts';

/** What an administrator wants. Of the right shape, but without uids for what is new. */
export interface OverlayRequest {
  /** The revision the draft began from. */
  readonly base: number;
  /** The administrator's whole overlay of each entity, by name. */
  readonly overlays: Readonly<Record<string, ExtensionDefinition>>;
}

/** Checks the shape of what an administrator sent. Throws CHANGE_INVALID with every place that is wrong. */
export function readOverlayRequest(body: unknown): OverlayRequest {
  refuseInvalid(checkTexts(body));
  refuseInvalid(checkAgainst(sentChangeValidator(), body));
  const request = body as OverlayRequest;
  const astray = Object.entries(request.overlays).filter(([entity, overlay]) => (overlay['x-extends'] ?? entity) !== entity);
  refuseInvalid(astray.map(([entity]) => ({ path: `/overlays/${entity}/x-extends`, code: 'const' })));
  return request;
}
