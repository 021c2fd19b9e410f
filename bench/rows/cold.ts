import { median, sum, written } from '../figures.ts';
import { inTurns, onSite, type Row } from '../row.ts';
import { cpuOfEach, type Site } from '../site.ts';

/**
 * A post that nobody has asked for since everything changed. All posts of about sixteen comments are asked for once a
 * turn, and between the turns a setting is changed that stands on every page, so that nothing kept of one is of use.
 */
export const cold: Row = {
  name: 'cold',
  run: (bench) =>
    onSite(
      bench,
      async (site) => {
        const paths = site.pathsWith(14, 18);
        await warmUp(site);
        const [cpu, templates, ratios]: [number[], number[], number[]] = [[], [], []];
        await inTurns(bench.turns, async () => {
          await site.changeEveryPage();
          const before = await templatesOf(site);
          const each = await cpuOfEach(site, paths);
          const ofTemplates = ((await templatesOf(site)) - before) / paths.length;
          cpu.push(each);
          templates.push(ofTemplates);
          ratios.push(each / ofTemplates);
        });
        const hasTemplates = median(templates) > 0;
        return [
          {
            what: 'cold post page of 16 comments, CPU',
            ...{
              value: median(cpu),
              unit: 'ms',
              wanted: { under: 1 },
              note: `${paths.length} posts of 14 to 18 a turn`,
            },
          },
          {
            what: 'the same, of the templates alone',
            ...{ value: hasTemplates ? median(ratios) : null, unit: '', wanted: { under: 3 } },
            note: hasTemplates
              ? `templates ${written(median(templates))} ms, in the same requests`
              : 'no template was timed',
          },
        ];
      },
      { templates: true },
    ),
};

const templatesOf = async (site: Site) => sum((await site.used()).map(({ templates }) => templates));

/** On other posts, until the compiler has done what it does. */
export async function warmUp(site: Site): Promise<void> {
  const others = [...site.pathsWith(19, 26), ...site.pathsWith(9, 13)];
  for (let round = 0; round < 3; round += 1) {
    await site.changeEveryPage();
    await cpuOfEach(site, others);
  }
}
