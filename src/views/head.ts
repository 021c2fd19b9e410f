import { asset, importsOf } from './assets.ts';

/** What every page's head has, readers' and the desk's alike; all are addresses. */
export interface HeadView {
  /** Fonts that every page begins with. */
  fonts: readonly string[];
  style: string;
  icon: string;
  /** For the first screen of a telephone. */
  touchIcon: string;
  scripts: readonly string[];
  /** What those import, to be fetched together with them. */
  imports: readonly string[];
}

const UPRIGHT = ['fonts/caslon-600-normal.woff2', 'fonts/franklin-var.woff2'];
/** What is on the first screen: readers' pages have standfirsts and taglines there, in the italic. */
const FONTS = { readers: [...UPRIGHT, 'fonts/caslon-500-italic.woff2'], desk: UPRIGHT };

/** @param scripts names of small scripts in public/js, without their endings */
export function headView(style: 'readers' | 'desk', scripts: readonly string[]): HeadView {
  const names = scripts.map(scriptName);
  const imported = new Set(names.flatMap(importsOf));
  return {
    fonts: FONTS[style].map(asset),
    style: asset(`css/${style}.css`),
    icon: asset('img/icon.svg'),
    touchIcon: asset('icons/touch-180.png'),
    scripts: names.map(asset),
    imports: [...imported].filter((name) => !names.includes(name)).map(asset),
  };
}

export const scriptAddress = (script: string): string => asset(scriptName(script));

const scriptName = (script: string) => `js/${script}.js`;
