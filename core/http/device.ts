import bowser from 'bowser';
import type { FastifyRequest } from 'fastify';
import type { Device } from '#core/access/sessions.ts';

export function deviceOf(request: FastifyRequest): Device {
  return { agent: request.headers['user-agent'] ?? null, address: request.ip };
}

export interface DeviceName {
  readonly browser: string | null;
  readonly system: string | null;
  readonly kind: 'desktop' | 'mobile' | 'tablet' | 'other';
}

/** "Firefox", "Windows": what people call the device they sign in from. Everything is unknown where a program signed in. */
export function deviceName(agent: string | null): DeviceName {
  if (!agent) return { browser: null, system: null, kind: 'other' };
  const { browser, os, platform } = bowser.parse(agent);
  const kind = platform.type;
  const isKnown = kind === 'desktop' || kind === 'mobile' || kind === 'tablet';
  return { browser: browser.name || null, system: os.name || null, kind: isKnown ? kind : 'other' };
}
