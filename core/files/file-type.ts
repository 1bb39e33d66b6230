import { extname } from 'node:path';

const hex = (text: string) => Buffer.from(text, 'hex');
const starts = (magic: Buffer) => (bytes: Buffer) => bytes.subarray(0, magic.length).equals(magic);
const word = (bytes: Buffer, from: number, length: number) => bytes.subarray(from, from + length).toString('latin1');

/** What the first bytes of a file say, whatever its name does. */
const BY_BYTES: readonly (readonly [type: string, matches: (bytes: Buffer) => boolean])[] = [
  ['image/png', starts(hex('89504e470d0a1a0a'))],
  ['image/jpeg', starts(hex('ffd8ff'))],
  ['image/gif', (bytes) => /^GIF8[79]a$/.test(word(bytes, 0, 6))],
  ['image/webp', (bytes) => word(bytes, 0, 4) === 'RIFF' && word(bytes, 8, 4) === 'WEBP'],
  ['image/avif', (bytes) => word(bytes, 4, 8) === 'ftypavif'],
  ['application/pdf', (bytes) => word(bytes, 0, 5) === '%PDF-'],
];

/** Of what the bytes do not tell, only harmless names are believed: nothing here is ever shown by the browser itself. */
const BY_NAME: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.eml': 'message/rfc822',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export function fileType(bytes: Buffer, name: string): string {
  const found = BY_BYTES.find(([, matches]) => matches(bytes))?.[0];
  return found ?? BY_NAME[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/** A browser may show it inside a page: it can run nothing. */
export function isPicture(type: string): boolean {
  return PICTURES.has(type);
}
