import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Crop, cropBox, KEEPS, readCrop, SHAPES } from '../../src/media/crop.ts';

const boxes: [what: string, size: [number, number], crop: Crop, box: [number, number, number, number]][] = [
  ['wide of a wider one', [2000, 1000], { shape: 'wide', keep: 'middle' }, [250, 0, 1500, 1000]],
  ['wide of a wider one, the left', [2000, 1000], { shape: 'wide', keep: 'left' }, [0, 0, 1500, 1000]],
  ['wide of a wider one, the right', [2000, 1000], { shape: 'wide', keep: 'right' }, [500, 0, 1500, 1000]],
  [
    'of a wider one the top is as high as the middle',
    [2000, 1000],
    { shape: 'wide', keep: 'top' },
    [250, 0, 1500, 1000],
  ],
  ['wide of an upright one', [1000, 2000], { shape: 'wide', keep: 'top' }, [0, 0, 1000, 667]],
  ['wide of an upright one, the bottom', [1000, 2000], { shape: 'wide', keep: 'bottom' }, [0, 1333, 1000, 667]],
  ['square', [300, 200], { shape: 'square', keep: 'middle' }, [50, 0, 200, 200]],
  ['square of a square', [300, 300], { shape: 'square', keep: 'right' }, [0, 0, 300, 300]],
  ['upright', [1000, 1000], { shape: 'upright', keep: 'middle' }, [100, 0, 800, 1000]],
  ['upright of a line', [10_000, 1], { shape: 'upright', keep: 'middle' }, [5000, 0, 1, 1]],
  ['of one pixel', [1, 1], { shape: 'wide', keep: 'bottom' }, [0, 0, 1, 1]],
  ['a drawn part', [1000, 500], { x: 0.1, y: 0.2, w: 0.5, h: 0.5 }, [100, 100, 500, 250]],
  ['all of it', [1000, 500], { x: 0, y: 0, w: 1, h: 1 }, [0, 0, 1000, 500]],
  ['a little too far', [1000, 500], { x: 0.5, y: 0.5, w: 0.501, h: 0.501 }, [499, 249, 501, 251]],
  ['hardly anything, at the very end', [1000, 500], { x: 1, y: 1, w: 0.0001, h: 0.0001 }, [984, 484, 16, 16]],
  ['hardly anything of hardly anything', [3, 2], { x: 0.9, y: 0.9, w: 0.0001, h: 0.0001 }, [0, 0, 3, 2]],
];
for (const [what, [width, height], crop, [left, top, w, h]] of boxes)
  test(`the part that is kept: ${what}`, () => {
    assert.deepEqual(cropBox({ width, height }, crop), { left, top, width: w, height: h });
  });

test('no part is empty or reaches out of the picture', () => {
  const fractions = [0, 0.0004, 0.333333, 0.5, 0.999999, 1];
  const drawn = fractions.flatMap((x) =>
    fractions.map((w) => readCrop({ crop: `${x},${x},${w},${w}`, shape: '', keep: '' })),
  );
  const shaped = SHAPES.flatMap((shape) => KEEPS.map((keep) => ({ shape, keep })));
  for (const width of [1, 2, 15, 16, 17, 999, 8001])
    for (const height of [1, 3, 16, 640, 7999])
      for (const crop of [...drawn, ...shaped]) {
        if (!crop) continue;
        const box = cropBox({ width, height }, crop);
        const told = JSON.stringify({ width, height, crop, box });
        assert.ok(Object.values(box).every(Number.isInteger), told);
        assert.ok(box.left >= 0 && box.top >= 0 && box.width >= 1 && box.height >= 1, told);
        assert.ok(box.left + box.width <= width && box.top + box.height <= height, told);
      }
});

const forms: [crop: string, shape: string, keep: string, read: Crop | null][] = [
  ['', '', '', null],
  ['', 'as it is', 'top', null],
  ['', 'wide', 'top', { shape: 'wide', keep: 'top' }],
  ['', 'square', 'everything', { shape: 'square', keep: 'middle' }],
  ['', 'toString', 'constructor', null],
  ['0.1,0.2,0.3,0.4', 'wide', 'top', { x: 0.1, y: 0.2, w: 0.3, h: 0.4 }],
  ['0,0,1,1', '', '', { x: 0, y: 0, w: 1, h: 1 }],
  ['0.5,0.5,0.5005,0.5', '', '', { x: 0.5, y: 0.5, w: 0.5005, h: 0.5 }],
  ['0.5,0.5,0.6,0.5', '', '', null],
  ['0.5,0.5,0.6,0.5', 'upright', 'left', { shape: 'upright', keep: 'left' }],
  ...[
    '-0.1,0,1,1',
    '0,0,0,1',
    '0,0,1',
    '0,0,1,1,1',
    'NaN,0,1,1',
    '0,0,1e9,1',
    '0,0,Infinity,1',
    ' 0,0,1,1',
    '9,9,9,9',
  ].map((crop): [string, string, string, null] => [crop, '', '', null]),
  [`0.${'1'.repeat(100_000)},0,1,1`, '', '', null],
];
for (const [crop, shape, keep, read] of forms)
  test(`a form that says ${crop.slice(0, 30) || 'nothing'} ${shape} ${keep}`, () => {
    assert.deepEqual(readCrop({ crop, shape, keep }), read);
  });
