import { reaches, type Wanted, written } from './figures.ts';
import type { SiteOptions } from './processes.ts';
import type { Site } from './site.ts';

/** What each row of the table is made of. */

export interface Bench {
  /** Turns of which the median is taken, and seconds of each. */
  turns: number;
  seconds: number;
  /** Of the blog that bench:grow made; null: there is none. */
  grown: string | null;
  /** Starts the site on a fresh copy of the blog; the row stops it. */
  open(options?: SiteOptions): Promise<Site>;
}

export interface Finding {
  what: string;
  /** Null: what it would measure is not there yet. */
  value: number | null;
  unit: '' | 'ms' | 's' | 'MB' | '%' | '/s';
  /** Null: it is told beside another. */
  wanted: Wanted | null;
  note: string;
}

export interface Row {
  /** Its name on the command line. */
  name: string;
  run(bench: Bench): Promise<Finding[]>;
}

/** Starts a site, and stops it whatever happens. */
export async function onSite<T>(bench: Bench, use: (site: Site) => Promise<T>, options?: SiteOptions): Promise<T> {
  const site = await bench.open(options);
  try {
    return await use(site);
  } finally {
    await site.stop();
  }
}

export async function inTurns(turns: number, turn: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; n < turns; n += 1) await turn(n);
}

/** Under its heads a line each: what, the figure, what is wanted, whether it is reached. */
export function table(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, value, unit, wanted, note }) => [
    what,
    value === null ? 'not there yet' : `${written(value)}${unit === '' || unit.startsWith('/') ? unit : ` ${unit}`}`,
    wanted === null ? '' : wantedWords(wanted, unit),
    wanted === null || value === null ? '' : reaches(value, wanted) ? 'reached' : 'MISSED',
    note,
  ]);
  const lines = [['what', 'figure', 'wanted', '', 'behind it'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function wantedWords(wanted: Wanted, unit: Finding['unit']): string {
  const [words, value] =
    'atLeast' in wanted
      ? ['at least', wanted.atLeast]
      : 'atMost' in wanted
        ? ['at most', wanted.atMost]
        : ['under', wanted.under];
  return `${words} ${value.toLocaleString('en-GB')}${unit === '' || unit.startsWith('/') ? unit : ` ${unit}`}`;
}
