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
