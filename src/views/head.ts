/** What every page's head has, readers' and the desk's alike. */
export interface HeadView {
  /** Names of stylesheets in public/css, in the order of their layers (tokens.css). */
  styles: readonly string[];
  /** Names of small scripts in public/js. */
  scripts: readonly string[];
}
