import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';
import { etag, ifMatch } from '#core/http/if-match.ts';
import { isTimeZone } from '#core/http/routes/session.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import type { DatedRate } from '#core/kit/rate-on.ts';
import { amountsWithoutRate } from '#core/records/amounts-without-rate.ts';
import { finishRebasing, rebaseAmounts } from '#core/records/base-amounts.ts';
import { changeOrganisation } from '#core/settings/change-organisation.ts';
import { changeRates } from '#core/settings/change-rates.ts';
import { changeLogo, MAX_LOGO, readLogo } from '#core/settings/logo.ts';
import settingsSchema from '#schemas/meta/settings.json' with { type: 'json' };
import textSchema from '#schemas/meta/text.json' with { type: 'json' };
import type { OrganisationPatch } from '#schemas/types/api.ts';

const { OrganisationPatch: patch, Holiday, WorkingHours, Rate } = settingsSchema.$defs;
const patchBody = JSON.parse(
  JSON.stringify({ ...patch, $defs: { Holiday, WorkingHours, UserLanguage: textSchema.$defs.UserLanguage } }).replaceAll(
    'vinculo:meta/text/1#',
    '#',
  ),
);
const ratesBody = {
  type: 'object',
  required: ['data'],
  additionalProperties: false,
  properties: { base: { type: 'string' }, data: { type: 'array', maxItems: 5_000, items: Rate } },
};

const withMissing = { type: 'object', additionalProperties: false, properties: { missing: { type: 'boolean' } } };

/** What an administrator sets for everybody. Everybody who is signed in may read it: days and hours are counted by it. */
export function settingsRoutes(app: FastifyInstance, engine: Engine): void {
  const { database, settings, registry } = engine;
  const announce = async (actor: string) => {
    await settings.reload();
    engine.relay.publish([{ kind: 'setting', entityNo: 0, id: 'organisation', version: nextMoment(), actor }]);
  };

  app.get('/settings/organisation', async (_request, reply) => {
    const details = settings.details();
    return reply.header('etag', etag(details.version)).send(details);
  });

  app.patch<{ Body: OrganisationPatch }>('/settings/organisation', { schema: { body: patchBody } }, async (request, reply) => {
    requireAdministrator(request);
    checkPlace(request.body);
    const changed = await changeOrganisation(database, { patch: request.body, version: ifMatch(request) });
    const { currency } = settings.organisation();
    await announce(callerOf(engine, request).user.id);
    if (changed.currency !== currency) await finishRebasing(database, registry.current());
    return reply.header('etag', etag(changed.version)).send(changed);
  });

  app.get<{ Querystring: { missing?: boolean } }>('/settings/rates', { schema: { querystring: withMissing } }, async (request) => {
    const { currency, rates } = settings.organisation();
    if (!request.query.missing) return { base: currency, data: rates };
    requireAdministrator(request);
    return { base: currency, data: rates, missing: await amountsWithoutRate(database, registry.current()) };
  });

  app.put<{ Body: { data: DatedRate[] } }>('/settings/rates', { schema: { body: ratesBody } }, async (request) => {
    requireAdministrator(request);
    await changeRates(database, request.body.data);
    await announce(callerOf(engine, request).user.id);
    const { currency, rates } = settings.organisation();
    const written = await rebaseAmounts(database, { registry: registry.current(), currency, which: 'missing' });
    return { base: currency, data: rates, written };
  });

  app.put<{ Body: { data: string | null } }>(
    '/settings/logo',
    {
      bodyLimit: 2 * MAX_LOGO,
      schema: {
        body: {
          type: 'object',
          required: ['data'],
          additionalProperties: false,
          properties: { data: { type: ['string', 'null'], pattern: '^[A-Za-z0-9+/]+={0,2}$' } },
        },
      },
    },
    async (request) => {
      requireAdministrator(request);
      const { data } = request.body;
      const changed = await changeLogo(database, data === null ? undefined : Buffer.from(data, 'base64'));
      await announce(callerOf(engine, request).user.id);
      return changed;
    },
  );
}

/** The logo stands on the page where people sign in. */
export function logoRoute(app: FastifyInstance, engine: Engine): void {
  app.get('/settings/logo', async (_request, reply) => {
    const logo = await readLogo(engine.database);
    if (!logo) throw new AppError('LOGO_NOT_FOUND');
    return reply.type(logo.type).header('cache-control', 'public, max-age=31536000, immutable').send(logo.bytes);
  });
}

function checkPlace({ timeZone, currency }: OrganisationPatch): void {
  const places = [
    ...(timeZone !== undefined && !isTimeZone(timeZone) ? [{ path: '/timeZone', code: 'choice.unknown' }] : []),
    ...(currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency)
      ? [{ path: '/currency', code: 'settings.currency' }]
      : []),
  ];
  if (places.length > 0) throw new AppError('RECORD_INVALID', { places });
}
