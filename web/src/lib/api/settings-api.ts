import { send } from '#lib/api/http.ts';
import type { OrganisationPatch, OrganisationSettings, Rate, Rates } from '#schemas/types/api.ts';

export function getOrganisation(): Promise<OrganisationSettings> {
  return send('GET', '/settings/organisation');
}

/** Refused with SETTINGS_CONFLICT where somebody else was quicker. */
export function changeOrganisation(patch: OrganisationPatch, version: number): Promise<OrganisationSettings> {
  return send('PATCH', '/settings/organisation', { body: patch, version });
}

/** The bytes in base64; null takes the logo away. */
export function changeLogo(data: string | null): Promise<OrganisationSettings> {
  return send('PUT', '/settings/logo', { body: { data } });
}

/** With the currencies of amounts that wait for a rate. */
export function getRates(): Promise<Rates> {
  return send('GET', '/settings/rates', { query: { missing: true } });
}

export function changeRates(data: readonly Rate[]): Promise<Rates> {
  return send('PUT', '/settings/rates', { body: { data } });
}
