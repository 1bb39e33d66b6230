export function openLive(cursor: string | undefined): WebSocket {
  const url = new URL('/api/v1/live', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  if (cursor) url.searchParams.set('cursor', cursor);
  return new WebSocket(url);
}
