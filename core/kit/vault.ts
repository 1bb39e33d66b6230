import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts what must not be readable at rest. `about` binds it to its place: moved elsewhere it cannot be opened. */
export interface Vault {
  seal(clear: string, about: string): string;
  /** Undefined when it was sealed with another secret, for another place, or was tampered with. */
  open(sealed: string, about: string): string | undefined;
}

const VERSION = 'v1';
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM with a key of its own, derived from the installation's secret by HKDF (RFC 5869). */
export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, 'vinculo', 'field secrets', 32));
  return {
    seal: (clear, about) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(about));
      const text = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
    },
    open: (sealed, about) => {
      const [version, body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (version !== VERSION || bytes.length < NONCE + TAG) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
      decipher.setAAD(Buffer.from(about));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
