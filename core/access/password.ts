import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };

/** 'argon2id$memory$passes$salt$hash', so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive('argon2id', { message: normalised(password), nonce: salt, tagLength: 32, ...COST });
  return ['argon2id', COST.memory, COST.passes, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Takes as long for a user who does not exist as for one who does. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, salt, hash] = (stored ?? (await decoy())).split('$') as [string, string, string, string, string];
  const expected = Buffer.from(hash, 'base64url');
  const nonce = Buffer.from(salt, 'base64url');
  const given = await derive('argon2id', {
    message: normalised(password),
    nonce,
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: COST.parallelism,
  });
  return timingSafeEqual(given, expected) && stored !== null;
}

let decoyHash: Promise<string> | undefined;
const decoy = (): Promise<string> => {
  decoyHash ??= hashPassword('nobody has this password');
  return decoyHash;
};

/** The same characters typed on different systems are the same password. */
function normalised(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}
