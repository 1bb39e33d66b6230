import { fileField } from '#core/fields/file/file.ts';

/** A picture that a browser can show. */
export const image = fileField('image', (type) => ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'].includes(type));
