import { expect, test } from 'vitest';
import { createVault } from '#core/kit/vault.ts';

const vault = createVault('a secret of sixteen');

test('opens what it sealed, and seals the same text differently each time', () => {
  const [one, two] = [vault.seal('héllo 😀', 'f_1'), vault.seal('héllo 😀', 'f_1')];
  expect(one).not.toBe(two);
  expect(one).not.toContain('llo');
  expect([one, two].map((sealed) => vault.open(sealed, 'f_1'))).toEqual(['héllo 😀', 'héllo 😀']);
});

test('does not open what was sealed elsewhere, with another secret, or was changed', () => {
  const sealed = vault.seal('hello', 'f_1');
  const last = sealed.at(-6) === 'A' ? 'B' : 'A';
  expect(vault.open(sealed, 'f_2')).toBeUndefined();
  expect(createVault('another secret here').open(sealed, 'f_1')).toBeUndefined();
  expect(vault.open(`${sealed.slice(0, -6)}${last}${sealed.slice(-5)}`, 'f_1')).toBeUndefined();
  for (const broken of ['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'plain']) expect(vault.open(broken, 'f_1')).toBeUndefined();
});
