/**
 * Makes dist/fonts of public/fonts: the letters of the cards (src/media/card-drawing.ts) as TTF, since what draws text there
 * takes no woff2. `npm run build` runs it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decompress } from 'wawoff2';
import { packageRoot } from '../src/config.ts';

const folder = join(packageRoot, 'dist/fonts');
mkdirSync(folder, { recursive: true });
for (const name of ['caslon-600-normal', 'caslon-500-italic'])
  writeFileSync(
    join(folder, `${name}.ttf`),
    await decompress(readFileSync(join(packageRoot, 'public/fonts', `${name}.woff2`))),
  );
