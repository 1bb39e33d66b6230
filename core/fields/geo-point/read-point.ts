import type { Parsed } from '#core/contract/field-type.ts';
import { cleanText } from '#core/fields/reading/clean-text.ts';

export interface GeoPoint {
  readonly lat: number;
  readonly lon: number;
}

/** Nothing longer is a point. */
const longest = 100;
/** Six decimals are a hand's breadth. */
const decimals = 1e6;

const number = String.raw`[+-]?\d{1,3}(?:[.,]\d{1,15})?`;
const pair = new RegExp(String.raw`^(?:geo:)?\(?\s*(${number})°?\s*(?:[;/]|,\s|\s|,(?=[+-]?\d+\.))\s*(${number})°?\s*\)?$`);
const plainPair = /^(?:geo:)?([+-]?\d{1,3}(?:\.\d{1,15})?),([+-]?\d{1,3}(?:\.\d{1,15})?)$/;
const degrees = String.raw`(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?`;
const sexagesimal = new RegExp(`^${degrees}([NS])[\\s,;]*${degrees}([EWOL])$`, 'i');

/** "38.7101, -9.1365", "38,7101; -9,1365", "38° 42' 36\" N, 9° 8' 11\" W", "geo:38.7,-9.1". */
export function readPoint(text: string): Parsed<GeoPoint> {
  const clean = text.length > longest ? { value: '' } : cleanText(text);
  if ('reason' in clean) return clean;
  const line = (clean.value ?? '').trim();
  const [, lat, lon] = plainPair.exec(line) ?? pair.exec(line) ?? [];
  if (lat !== undefined && lon !== undefined) return pointOf(Number(lat.replace(',', '.')), Number(lon.replace(',', '.')));
  const parts = sexagesimal.exec(line);
  if (!parts) return { reason: 'geo.format' };
  const [north = '', east = ''] = [parts[4], parts[8]].map((letter) => letter?.toUpperCase());
  return pointOf(angle(parts.slice(1, 4)) * (north === 'S' ? -1 : 1), angle(parts.slice(5, 8)) * (/[WO]/.test(east) ? -1 : 1));
}

function angle(parts: readonly (string | undefined)[]): number {
  const [degree = 0, minute = 0, second = 0] = parts.map((part) => Number((part ?? '0').replace(',', '.')));
  return degree + minute / 60 + second / 3600;
}

export function pointOf(lat: number, lon: number): Parsed<GeoPoint> {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return { reason: 'geo.range' };
  return { value: { lat: rounded(lat), lon: rounded(lon) } };
}

/** Without -0. */
const rounded = (angle: number): number => Math.round(angle * decimals) / decimals + 0;
