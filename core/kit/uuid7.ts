import { createHash, randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let used = pool.length;
let lastTime = 0;
let counter = 0;

/** A UUIDv7 (RFC 9562): begins with the time in milliseconds and grows within one process even inside a millisecond. */
export function uuid7(now = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    counter = randomBytes(2).readUInt16BE() & 0x07ff;
  } else {
    counter += 1;
    // 12 bits of counter are full: borrow from the next millisecond.
    if (counter > 0x0fff) {
      lastTime += 1;
      counter = 0;
    }
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const random = randomBytes(8);
  random[0] = ((random[0] as number) & 0x3f) | 0x80;
  const tail = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

/** The UUIDv7 that belongs to a moment and a text: always the same for the same two. */
export function uuid7From(time: Date, text: string): string {
  const hash = createHash('sha256').update(text).digest();
  hash[0] = ((hash[0] as number) & 0x0f) | 0x70;
  hash[2] = ((hash[2] as number) & 0x3f) | 0x80;
  const start = time.getTime().toString(16).padStart(12, '0');
  const end = hash.subarray(0, 10).toString('hex');
  return `${start.slice(0, 8)}-${start.slice(8)}-${end.slice(0, 4)}-${end.slice(4, 8)}-${end.slice(8)}`;
}

/** No UUIDv7 of this moment or a later one is smaller: for ranges of keys by time. */
export function firstUuid7(time: Date): string {
  const start = time.getTime().toString(16).padStart(12, '0');
  return `${start.slice(0, 8)}-${start.slice(8)}-7000-8000-000000000000`;
}

function randomBytes(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return Buffer.from(pool.subarray(used - size, used));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
