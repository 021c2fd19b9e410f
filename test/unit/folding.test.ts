import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReserved } from '../../src/comments/door/reserved-names.ts';
import { fold } from '../../src/text/fold.ts';
import { cost } from '../support/cost.ts';

const folds: [string, string][] = [
  ['  LÉNA ', 'lena'],
  ['Le\u0301na', 'lena'],
  ['Straße', 'strasse'],
  ['Øystein Łukasz Þór', 'oystein lukasz thor'],
  ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
  ['a\n\tb', 'a b'],
  ['zero\u200bwidth\ufeff', 'zerowidth'],
  ['Yup, Me!', 'yup, me!'],
  ['🥰 Ωmega', '🥰 ωmega'],
  ['İstanbul', 'istanbul'],
];
for (const [text, expected] of folds) test(`fold: ${text}`, () => assert.equal(fold(text), expected));

const EDITORS = ['Posy Lindqvist', 'Imelda Farr', 'CB', 'The Gossip', 'The Team'];

/** Promise P12: nobody can pass as an editor. */
const forged = [
  'Posy Lindqvist',
  'posy lindqvist',
  'POSY LINDQVIST',
  '  Posy   Lindqvist ',
  'PosyLindqvist',
  'Posy-Lindqvist',
  'Posy.Lindqvist.',
  'Posy_Lindqvist',
  '“Posy Lindqvist”',
  'Posy Lindqvist ✓',
  'Pósy Lindqvist',
  'Po\u0308sy Lindqvist',
  'Posy\u200b Lindqvist',
  'Posy Lind\u00adqvist',
  'Po\u200dsy Lindqvist',
  '\u202ePosy Lindqvist',
  '\ufeffPosy Lindqvist',
  'Ｐｏｓｙ Ｌｉｎｄｑｖｉｓｔ',
  '𝐏𝐨𝐬𝐲 𝐋𝐢𝐧𝐝𝐪𝐯𝐢𝐬𝐭',
  '𝓟𝓸𝓼𝔂 𝓛𝓲𝓷𝓭𝓺𝓿𝓲𝓼𝓽',
  'Ⓟⓞⓢⓨ Ⓛⓘⓝⓓⓠⓥⓘⓢⓣ',
  'Роѕу Lindqvist',
  'РОЅУ LINDQVIST',
  'Pοsy Lindqvist',
  'P0sy Lindqvist',
  'Posy Llndqvist',
  'Posy L1ndqv1st',
  'Posy Lındqvist',
  'Posy Lindqvіst',
  'ᴘᴏꜱʏ ʟɪɴᴅQᴠɪꜱᴛ',
  'Posy Lindqvist (editor)',
  'Editor Posy Lindqvist',
  'Posy Lindqvist, Admin',
  'lmelda Farr',
  'Irnelda Farr',
  'Imelda Fаrr',
  'Ιmelda Farr',
  'cb',
  'С.B.',
  'СВ',
  'ⅭB',
  'Posy Lindqvisт',
  'Posy Liпdqvist',
  'св',
  'ϹΒ',
  '🅿osy Lindqvist',
  '🅿🅾🆂🆈 Lindqvist',
  '🅟🅞🅢🅨 Lindqvist',
  '🇵🇴🇸🇾 Lindqvist',
  'P○sy Lindqvist',
  'Imelda ſarr',
  'Imєlda Farr',
  'Imelda Faꞅr',
  'Po5y Lindqvist',
  'Po$y Lindqvist',
  'Imelda F@rr',
  'Im3lda F4rr',
  'Posy Linclqvist',
  'Posy Lindqvist | Mod',
  'Editör Posy Lindqvist',
  'Posy Lindqvist, Editor-in-Chief',
  'PosyLindqvistEditor',
  'Posy Lindqvist (CB)',
  'Ms Posy Lindqvist',
  'Editor',
  'The Admin',
  'Mоderator',
  'The Gossip Editor',
  'Gossip Team',
  'Gossip',
  'the team',
  'Mod',
  'mods',
  'ᴘᴏsʏ ʟɪɴᴅǫᴠɪsᴛ',
  'Posy Lindqv¡st',
  'Posy Lindqv!st',
  'Posy Lindq\\/ist',
  'Posy Lindqⱱist',
  'Posy Lindqvist™',
  '®Imelda Farr',
  'Imelda F/\\rr',
  'EditorPosyLindqvist',
  'PosyLindqvistGossip',
];
for (const name of forged) test(`reserved: ${name}`, () => assert.ok(isReserved(name, EDITORS), name));

const free = [
  'Posy',
  'Lindqvist',
  'Posy Lindqvist’s mum',
  'Imelda',
  'Farr',
  'Léna',
  'CBS',
  'Bea in Hull',
  '🥰',
  'ليلى',
  '大',
  'Yes! No',
  'Modesty',
  'Posy Lindqvistova',
];
for (const name of free) test(`free: ${name}`, () => assert.ok(!isReserved(name, EDITORS), name));

test('fold: a thousand accents on one letter cost no more than a thousand letters', () => {
  const stacked = `a${'\u0301'.repeat(9_985)}${'\u0316'.repeat(9_980)}`;
  assert.equal(fold(stacked), 'a');
  assert.ok(cost(() => fold(stacked)) < 100);
});
