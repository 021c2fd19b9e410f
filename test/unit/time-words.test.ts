import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as time from '../../src/time.ts';

const { DAY, HOUR, MINUTE } = time;
const AT = Date.UTC(2026, 10, 10, 8, 30);

const WORDS: [how: (at: number, zone: string) => string | number, at: number, zone: string, words: string | number][] =
  [
    [time.longDateTime, AT, 'UTC', 'Tuesday 10 November 2026, 8:30'],
    [time.longDateTime, AT, 'Asia/Kathmandu', 'Tuesday 10 November 2026, 14:15'],
    [time.longDateTime, Date.UTC(2026, 6, 1, 23, 5), 'Europe/London', 'Thursday 2 July 2026, 0:05'],
    [time.longDateTime, 0, 'UTC', 'Thursday 1 January 1970, 0:00'],
    [time.longDateTime, 0, 'America/New_York', 'Wednesday 31 December 1969, 19:00'],
    [time.longDateTime, Date.UTC(9999, 11, 31, 9), 'Pacific/Auckland', 'Friday 31 December 9999, 22:00'],
    // Clocks in St John's went forward at 0:01 in those years, which is no quarter of an hour.
    [time.longDateTime, Date.UTC(2000, 3, 2, 3, 30), 'America/St_Johns', 'Sunday 2 April 2000, 0:00'],
    [time.longDateTime, Date.UTC(2000, 3, 2, 3, 31), 'America/St_Johns', 'Sunday 2 April 2000, 1:01'],
    // And those of Liberia were 44 minutes and 30 seconds behind.
    [time.longDateTime, Date.UTC(1971, 4, 5, 12, 0), 'Africa/Monrovia', 'Wednesday 5 May 1971, 11:15'],
    [time.longDate, AT, 'UTC', '10 November 2026'],
    [time.dayHeading, AT, 'UTC', 'Tuesday 10 November 2026'],
    [time.weekday, AT, 'Pacific/Kiritimati', 'Tuesday'],
    [time.weekday, AT + 3 * HOUR, 'Pacific/Kiritimati', 'Wednesday'],
    [time.dayAndMonth, AT, 'UTC', '10 Nov'],
    [time.dayAndMonth, Date.UTC(2026, 8, 3), 'UTC', '3 Sep'],
    [time.clockTime, AT, 'UTC', '8:30'],
    [time.clockTime, AT + 30 * MINUTE, 'UTC', '9:00'],
    [time.hourOfDay, AT, 'America/New_York', 3],
    [time.shortDateTime, AT + 42 * MINUTE, 'UTC', '10 Nov 2026, 9:12'],
    [time.shortDateTime, Date.UTC(2026, 8, 30, 22, 59), 'Europe/London', '30 Sep 2026, 23:59'],
    [time.isoDateTime, AT, 'UTC', '2026-11-10T08:30:00+00:00'],
    [time.isoDateTime, AT, 'America/St_Johns', '2026-11-10T05:00:00-03:30'],
    [time.localInput, AT, 'Asia/Kathmandu', '2026-11-10T14:15'],
    [time.localDay, AT, 'Pacific/Pago_Pago', '2026-11-09'],
  ];

for (const [how, at, zone, words] of WORDS)
  test(`${how.name} says ${words} in ${zone}`, () => {
    assert.equal(how(at, zone), words);
  });

test('months have the names that they have, and short ones are of three letters', () => {
  const names = Array.from({ length: 12 }, (_, n) => time.monthName(n + 1));
  assert.deepEqual(
    names,
    'January February March April May June July August September October November December'.split(' '),
  );
  const short = names.map((_, n) => time.dayAndMonth(Date.UTC(2026, n, 2), 'UTC'));
  assert.deepEqual(
    short,
    names.map((name) => `2 ${name.slice(0, 3)}`),
  );
  assert.deepEqual([time.monthName(0), time.monthName(13)], ['', '']);
});

test('it is the time in every zone that there is, from 1970 on, around changes of clocks too', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const known = new Intl.DateTimeFormat('en-GB', {
      ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
      ...({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const),
    });
    for (let at = Date.UTC(1970, 0, 1); at < Date.UTC(10_000, 0, 1) - DAY; at = Math.ceil(at * 1.28) + 41 * DAY) {
      for (const moment of [at, at + 7 * MINUTE]) {
        const is = Object.fromEntries(known.formatToParts(moment).map(({ type, value }) => [type, value]));
        const words = `${is.weekday} ${is.day} ${is.month} ${is.year}, ${Number(is.hour)}:${is.minute}`;
        assert.equal(time.longDateTime(moment, zone), words, `${moment} in ${zone}`);
        assert.equal(Date.parse(time.isoDateTime(moment, zone)), Math.floor(moment / 1_000) * 1_000, zone);
      }
    }
  }
});
