const LARGEST_SIDE = 512;
const MOST_BYTES = 250_000;

/** The picture as the server takes it: as it is where it is small, otherwise scaled down; undefined when it is none that can be shown. */
export async function logoFrom(file: File): Promise<ArrayBuffer | undefined> {
  if (!['image/png', 'image/jpeg', 'image/webp'].includes(file.type)) return undefined;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size <= MOST_BYTES) return file.arrayBuffer();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.9));
  return made?.arrayBuffer();
}

export function base64Of(bytes: ArrayBuffer): string {
  return btoa([...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join(''));
}
