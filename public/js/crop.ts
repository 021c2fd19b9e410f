/**
 * What of a picture is kept: the file just chosen, with a frame on it to move and resize, by pointer, by finger or by
 * key. Fills the field `crop` with the part as fractions; shape and what to keep work as they do without this.
 */

interface Part {
  x: number;
  y: number;
  w: number;
  h: number;
}

const WHOLE: Part = { x: 0, y: 0, w: 1, h: 1 };
const RATIOS: Record<string, number> = { wide: 3 / 2, square: 1, upright: 4 / 5 };
const ANCHORS: Record<string, [number, number]> = { top: [0.5, 0], bottom: [0.5, 1], left: [0, 0.5], right: [1, 0.5] };
/** How wide the file is drawn, in pixels; more would only cost memory. */
const DRAWN = 720;
const STEP = 0.02;
const LEAST = 0.08;

/** @param box the choice of shape, in a form with a field for the file */
export function cropFor(box: HTMLElement): void {
  const form = box.closest('form');
  const file = form?.querySelector<HTMLInputElement>('input[type="file"][name="picture"]');
  const field = box.querySelector<HTMLInputElement>('[name="crop"]');
  const shape = box.querySelector<HTMLSelectElement>('[name="crop_shape"]');
  const keep = box.querySelector<HTMLSelectElement>('[name="crop_keep"]');
  if (!file || !field || !shape || !keep) return;
  const stage = makeStage();
  box.prepend(stage.element);
  let aspect = 1;
  let part = WHOLE;
  /** Of width to height, both in fractions; null: any. */
  const ratio = () => (RATIOS[shape.value] === undefined ? null : (RATIOS[shape.value] ?? 1) / aspect);

  const show = (next: Part) => {
    part = inside(next);
    const isWhole = part.w > 0.999 && part.h > 0.999;
    field.value = isWhole ? '' : [part.x, part.y, part.w, part.h].map((n) => n.toFixed(4)).join(',');
    const { style } = stage.frame;
    for (const [name, n] of Object.entries({ left: part.x, top: part.y, width: part.w, height: part.h }))
      style.setProperty(name, `${n * 100}%`);
    stage.tell(isWhole ? 'All of the picture is kept.' : toldOf(part));
  };
  const begin = () => {
    const wanted = ratio();
    if (wanted === null) return show(WHOLE);
    const w = Math.min(1, wanted);
    const h = Math.min(1, 1 / wanted);
    const [across, down] = ANCHORS[keep.value] ?? [0.5, 0.5];
    show({ x: (1 - w) * across, y: (1 - h) * down, w, h });
  };

  file.addEventListener('change', async () => {
    field.value = '';
    stage.element.hidden = true;
    const chosen = file.files?.[0];
    const bitmap = chosen ? await drawnSmall(chosen) : null;
    // Somebody may have chosen another one meanwhile.
    if (!bitmap || file.files?.[0] !== chosen) return;
    aspect = bitmap.width / bitmap.height;
    stage.draw(bitmap);
    stage.element.hidden = false;
    begin();
  });
  shape.addEventListener('change', begin);
  keep.addEventListener('change', begin);
  form?.addEventListener('reset', () => {
    stage.element.hidden = true;
    field.value = '';
  });

  stage.frame.addEventListener('keydown', (event) => {
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    if ((dx === 0 && dy === 0) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(event.shiftKey ? resized(part, 'se', dx, dy, ratio()) : { ...part, x: part.x + dx, y: part.y + dy });
  });
  stage.frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    stage.frame.focus();
    stage.frame.setPointerCapture(event.pointerId);
    const corner = event.target instanceof HTMLElement ? event.target.dataset.corner : undefined;
    const { width, height } = stage.size();
    const from = { part, x: event.clientX, y: event.clientY };
    const move = ({ clientX, clientY }: PointerEvent) => {
      const [dx, dy] = [(clientX - from.x) / width, (clientY - from.y) / height];
      show(
        corner
          ? resized(from.part, corner, dx, dy, ratio())
          : { ...from.part, x: from.part.x + dx, y: from.part.y + dy },
      );
    };
    const end = () => {
      stage.frame.removeEventListener('pointermove', move);
      stage.frame.removeEventListener('pointerup', end);
      stage.frame.removeEventListener('pointercancel', end);
    };
    stage.frame.addEventListener('pointermove', move);
    stage.frame.addEventListener('pointerup', end);
    stage.frame.addEventListener('pointercancel', end);
  });
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The same part with one corner moved, the opposite one where it was; `ratio` of width to height is kept. */
function resized(part: Part, corner: string, dx: number, dy: number, ratio: number | null): Part {
  const west = corner.includes('w');
  const north = corner.includes('n');
  const [right, bottom] = [part.x + part.w, part.y + part.h];
  const room = { w: west ? right : 1 - part.x, h: north ? bottom : 1 - part.y };
  let w = limit(part.w + (west ? -dx : dx), LEAST, room.w);
  let h = limit(part.h + (north ? -dy : dy), LEAST, room.h);
  if (ratio !== null) {
    // What was moved further decides; then both have to fit.
    if (Math.abs(dx) < Math.abs(dy)) w = h * ratio;
    w = limit(w, Math.max(LEAST, LEAST * ratio), Math.min(room.w, room.h * ratio));
    h = w / ratio;
  }
  return { x: west ? right - w : part.x, y: north ? bottom - h : part.y, w, h };
}

const limit = (n: number, least: number, most: number) => Math.min(Math.max(n, least), most);
const inside = ({ x, y, w, h }: Part): Part => ({ x: limit(x, 0, 1 - w), y: limit(y, 0, 1 - h), w, h });

const percent = (n: number) => `${Math.round(n * 100)} %`;
const toldOf = ({ x, y, w, h }: Part) =>
  `Kept: ${percent(w)} of the width from ${percent(x)} on, ${percent(h)} of the height from ${percent(y)} on.`;

/** Upright and small; null where the browser cannot read it, and then the server says what is wrong with it. */
async function drawnSmall(file: File): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, {
      imageOrientation: 'from-image',
      resizeWidth: DRAWN,
      resizeQuality: 'medium',
    });
  } catch {
    return null;
  }
}

function makeStage() {
  const element = document.createElement('div');
  element.className = 'crop-stage';
  element.hidden = true;
  element.innerHTML = `<div class="crop-view"><canvas role="img" aria-label="The picture you chose"></canvas><div class="crop-frame" role="application" tabindex="0" aria-roledescription="frame" aria-label="What is kept of the picture" aria-describedby="crop-how"><i data-corner="nw"></i><i data-corner="ne"></i><i data-corner="sw"></i><i data-corner="se"></i></div></div><p class="hint" id="crop-how">Drag the frame or its corners, or use the arrow keys; with Shift they resize it.</p><p class="hint crop-told" role="status"></p>`;
  const canvas = element.querySelector('canvas') as HTMLCanvasElement;
  const told = element.querySelector('.crop-told') as HTMLElement;
  let timer = 0;
  return {
    element,
    frame: element.querySelector('.crop-frame') as HTMLElement,
    size: () => canvas.getBoundingClientRect(),
    draw(bitmap: ImageBitmap) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      bitmap.close();
    },
    /** Once it stands still, so that who listens is not talked over. */
    tell(words: string) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (told.textContent !== words) told.textContent = words;
      }, 300);
    },
  };
}
