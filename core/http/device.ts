import bowser from 'bowser';
import type { FastifyRequest } from 'fastify';
import type { Device } from '#core/access/sessions.ts';
import type { SignedInDevice } from '#schemas/types/api.ts';

export function deviceOf(request: FastifyRequest): Device {
  return { agent: request.headers['user-agent'] ?? null, address: request.ip };
}

/** "Firefox", "Windows": what people call the device they sign in from. Everything is unknown where a program signed in. */
export function deviceName(agent: string | null): Pick<SignedInDevice, 'browser' | 'system' | 'kind'> {
  if (!agent) return { browser: null, system: null, kind: 'other' };
  const { browser, os, platform } = bowser.parse(agent);
  const kind = platform.type;
  const isKnown = kind === 'desktop' || kind === 'mobile' || kind === 'tablet';
  return { browser: browser.name || null, system: os.name || null, kind: isKnown ? kind : 'other' };
}
