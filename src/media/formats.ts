/**
 * What an upload is, by its first bytes alone: names and declared types say nothing. Only pictures made of pixels are on
 * the list, so that no other reader (SVG's, PDF's, …) of the picture library ever sees what somebody sent.
 */
export type Format = 'jpeg' | 'png' | 'gif' | 'webp' | 'heif';

export function formatOf(bytes: Buffer): Format | null {
  const starts = (signature: string, at = 0) =>
    bytes.subarray(at, at + signature.length).toString('latin1') === signature;
  if (starts('\xff\xd8\xff')) return 'jpeg';
  if (starts('\x89PNG\r\n\x1a\n')) return 'png';
  if (starts('GIF87a') || starts('GIF89a')) return 'gif';
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp';
  if (starts('ftyp', 4) && ['avif', 'avis', 'mif1'].some((brand) => starts(brand, 8))) return 'heif';
  return null;
}

/**
 * How many frames an animated WebP says it has. Reading the head of one costs the square of that number, so it is
 * counted here, from chunk to chunk, before the picture library sees it.
 */
export function webpFrames(bytes: Buffer): number {
  let frames = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    if (bytes.subarray(at, at + 4).toString('latin1') === 'ANMF') frames += 1;
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return frames;
}
