import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBlock } from '../../src/comments/desk/new-block.ts';
import { readReport } from '../../src/comments/door/report-fields.ts';
import { DAY } from '../../src/time.ts';

test('a report has a cause, and a note that is not too long', () => {
  const table: [cause: string, note: string, read: ReturnType<typeof readReport>][] = [
    ['abuse', ' Rude. \r\n', { report: { cause: 'abuse', note: 'Rude.' } }],
    ['spam', '', { report: { cause: 'spam', note: '' } }],
    ['spam', '🍲'.repeat(1_000), { report: { cause: 'spam', note: '🍲'.repeat(1_000) } }],
    ['', '', { errors: { cause: 'Choose what is wrong with it' } }],
    ['toString', '', { errors: { cause: 'Choose what is wrong with it' } }],
    ['abuse', 'x'.repeat(1_001), { errors: { note: 'Shorten this to 1,000 characters' } }],
    [
      'x',
      'x'.repeat(1_001),
      { errors: { cause: 'Choose what is wrong with it', note: 'Shorten this to 1,000 characters' } },
    ],
  ];
  for (const [cause, note, read] of table)
    assert.deepEqual(readReport({ cause, note }), read, `${cause} ${note.length}`);
});

test('a block lasts as long as was said, an address never longer than addresses are kept', () => {
  const ann = { mark: { id: 7 }, addressKey: 'key' };
  const typed = { kind: '', value: '', note: ' Why ', days: '' };
  const keeps = { addressDays: 30, now: DAY };
  const word = { kind: 'word', value: 'soup', note: 'Why' };
  const address = { kind: 'address', value: 'key', note: 'Why' };
  const table: [Partial<typeof typed>, typeof ann | null, ReturnType<typeof readBlock>][] = [
    [{ value: ' soup ' }, null, { block: { ...word, kind: 'word', until: null } }],
    [{ value: 'soup', days: '2' }, null, { block: { ...word, kind: 'word', until: 3 * DAY } }],
    [{ kind: 'mark' }, ann, { block: { kind: 'mark', value: '7', note: 'Why', until: null } }],
    [{ kind: 'address' }, ann, { block: { ...address, kind: 'address', until: 31 * DAY } }],
    [{ kind: 'address', days: '30' }, ann, { block: { ...address, kind: 'address', until: 31 * DAY } }],
    [{ kind: 'address', days: '31' }, ann, { errors: { days: 'Write a number of days from 1 to 30' } }],
    [{ kind: 'word', value: 'soup' }, ann, { errors: { kind: 'Choose what to block' } }],
  ];
  for (const [fields, author, read] of table)
    assert.deepEqual(readBlock({ ...typed, ...fields }, author, keeps), read, JSON.stringify(fields));
});
