interface Point {
  lat: number;
  lon: number;
}

function pointOf(value: unknown): Point | undefined {
  const { lat, lon } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Point>;
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : undefined;
}

/** The same in every country, so that it can be pasted anywhere. */
export function pointText(value: unknown): string {
  const point = pointOf(value);
  return point ? `${point.lat}, ${point.lon}` : String(value ?? '');
}

/** Nothing is asked of the map until somebody follows it. */
export function mapAddress(value: unknown): string | undefined {
  const point = pointOf(value);
  return point && `https://www.openstreetmap.org/?mlat=${point.lat}&mlon=${point.lon}#map=16/${point.lat}/${point.lon}`;
}
