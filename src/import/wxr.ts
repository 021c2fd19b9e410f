import { Parser } from 'htmlparser2';
import { collector } from './wxr-items.ts';
import type { WxrItem } from './wxr-types.ts';

/** Why a file was not read, in one line without its name. */
export class WxrError extends Error {}

/** Characters that one text may have; more than that is no blog. */
const LONGEST_TEXT = 32_000_000;

/**
 * A WordPress export (WXR), piece by piece: authors first, then posts with their terms and comments, as they stand in
 * the file. Holds one post at a time, however long the file is.
 * @throws WxrError when the file is not a WXR export, ends before its end, or is not UTF-8; perhaps after many items
 */
export async function* readWxr(stream: AsyncIterable<Buffer | string>): AsyncGenerator<WxrItem> {
  const found = collector((problem) => new WxrError(problem));
  let silent = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => found.open(name, attributes),
      ontext(text) {
        silent = 0;
        found.text(text);
        if (found.textLength() > LONGEST_TEXT) throw new WxrError('one of its texts is longer than 32 MB');
      },
      onclosetag: (name, implied) => found.close(name, implied),
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decode(decoder, chunk);
    // The parser hands out a CDATA section whole: one without an end would be kept up to the last byte.
    silent += text.length;
    if (silent > LONGEST_TEXT) throw new WxrError('one of its texts is longer than 32 MB');
    parser.write(text);
    yield* found.take();
  }
  parser.write(decode(decoder));
  parser.end();
  yield* found.take();
  found.end();
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new WxrError('not a WordPress export: it is not UTF-8 text');
  }
}
