/** Pictures dropped or pasted into the story, or chosen beside it; and the crop of one that a form uploads. */

import { cropFor } from './crop.ts';
import { type Uploads, uploadsInto } from './uploads.ts';

const area = document.querySelector<HTMLTextAreaElement>('form.edit #body');
if (area?.form?.querySelector('#picture')) takePictures(area, area.form);
for (const box of document.querySelectorAll<HTMLElement>('.crop')) cropFor(box);

function takePictures(area: HTMLTextAreaElement, form: HTMLFormElement): void {
  const told = document.createElement('p');
  told.className = 'upload-told hint';
  told.setAttribute('role', 'status');
  area.after(told);
  const uploads = uploadsInto(area, told);

  // A drop beside the words must not open the picture in place of the form.
  for (const kind of ['dragover', 'drop'] as const)
    form.addEventListener(kind, (event) => {
      const isOver = event.target === area;
      if (!event.dataTransfer?.types.includes('Files') || (event.target as Element).matches('input[type="file"]'))
        return;
      event.preventDefault();
      area.classList.toggle('body-input--over', kind === 'dragover' && isOver);
      if (kind === 'drop' && isOver) uploads.send([...event.dataTransfer.files]);
    });
  area.addEventListener('dragleave', () => area.classList.remove('body-input--over'));

  // Words that come with a picture of themselves, as from an office program, are meant as words.
  area.addEventListener(
    'paste',
    (event) => {
      const { files, types } = event.clipboardData ?? {};
      if (!files?.length || types?.includes('text/plain')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      uploads.send([...files]);
    },
    { capture: true },
  );

  form.addEventListener(
    'submit',
    (event) => {
      if (uploads.pending() === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      uploads.tell('A picture is still on its way. Press it again when it is here.', true);
    },
    { capture: true },
  );

  offerChoosing(area, form, uploads);
}

/** Whatever has `data-tool="picture"` opens the choice of files; where nothing has, a button below the story does. */
function offerChoosing(area: HTMLTextAreaElement, form: HTMLFormElement, uploads: Uploads): void {
  const files = document.createElement('input');
  files.type = 'file';
  files.multiple = true;
  files.hidden = true;
  files.accept = 'image/jpeg,image/png,image/webp,image/gif,image/avif';
  files.addEventListener('change', () => {
    uploads.send([...(files.files ?? [])]);
    files.value = '';
  });
  form.append(files);
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-tool="picture"]')) files.click();
  });
  if (document.querySelector('[data-tool="picture"]')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button--small';
  button.dataset.tool = 'picture';
  button.textContent = 'Picture';
  const row = document.createElement('div');
  row.className = 'acts';
  row.append(button);
  area.before(row);
}
