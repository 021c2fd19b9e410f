import { ask } from '../ask.ts';
import { median, medianRatio, written } from '../figures.ts';
import { drive } from '../load.ts';
import { inTurns, onSite, type Row } from '../row.ts';

const EVERY = 50;

/** The same page while twenty comments a second are made on another post. */
export const talking: Row = {
  name: 'talking',
  run: (bench) =>
    onSite(bench, async (site) => {
      const [path = '/', other = '/'] = site.pathsWith(16, 17);
      const load = { connections: 16, seconds: bench.seconds, commentOneIn: 0, paths: [path] };
      await drive(site.url, { ...load, seconds: 1 });
      const rates = { quiet: [] as number[], talking: [] as number[] };
      const talk = talker(`${site.url}${other}/comments`);
      await inTurns(bench.turns, async () => {
        rates.quiet.push((await drive(site.url, load)).rate);
        const stop = talk.start();
        rates.talking.push((await drive(site.url, load)).rate);
        await stop();
      });
      const [with20, without] = [rates.talking, rates.quiet].map(median).map(written);
      return [
        {
          what: 'the same while another post gets 20 comments a second',
          ...{ value: medianRatio(rates.talking, rates.quiet), unit: '', wanted: { atLeast: 0.9 } },
          note: `${with20} of ${without}/s, 16 connections; ${talk.made()} comments made, ${talk.refused()} refused`,
        },
      ];
    }),
};

/** Comments at a steady pace, whether or not the last one was answered. */
function talker(url: string) {
  let [made, refused] = [0, 0];
  const say = async (n: number) => {
    const { status } = await ask(url, { form: { name: `Talker ${n}`, body: `Nobody said this before: number ${n}` } });
    if (status !== 303) refused += 1;
  };
  return {
    made: () => made,
    refused: () => refused,
    start() {
      const under: Promise<void>[] = [];
      const timer = setInterval(() => {
        made += 1;
        under.push(say(made));
      }, EVERY);
      return async () => {
        clearInterval(timer);
        await Promise.all(under);
      };
    },
  };
}
