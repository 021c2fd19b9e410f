/** What stands above the story for those with scripts (public/js/toolbar.ts), and the keys that do the same. */
export interface TextTools {
  groups: { name: string; words: string; keys: string | null }[][];
  keys: { keys: string; words: string }[];
}

const FOR_MARKDOWN: TextTools = {
  groups: [
    [
      { name: 'bold', words: 'Bold', keys: 'Ctrl+B' },
      { name: 'italic', words: 'Italic', keys: 'Ctrl+I' },
      { name: 'link', words: 'Link', keys: 'Ctrl+K' },
    ],
    [
      { name: 'heading', words: 'Heading', keys: null },
      { name: 'quote', words: 'Quote', keys: null },
      { name: 'pull', words: 'Pull quote', keys: null },
    ],
    [
      { name: 'picture', words: 'Picture', keys: null },
      { name: 'comment', words: 'Comment', keys: null },
      { name: 'preview', words: 'Preview', keys: 'Ctrl+Shift+P' },
    ],
  ],
  keys: [
    { keys: 'Ctrl+B', words: 'bold' },
    { keys: 'Ctrl+I', words: 'italic' },
    { keys: 'Ctrl+K', words: 'link' },
    { keys: 'Ctrl+S', words: 'save, in or out of sight as it is' },
    { keys: 'Ctrl+Shift+P', words: 'preview beside the text or away' },
    { keys: 'Ctrl+V', words: 'rich text as Markdown, an address over words as a link' },
    { keys: 'Ctrl+Shift+V', words: 'plain words only' },
    { keys: 'Ctrl+Z', words: 'take any of it back' },
  ],
};

/** What an import left in HTML is written in HTML; nothing is put into it but by hand. */
const FOR_HTML: TextTools = {
  groups: [[{ name: 'preview', words: 'Preview', keys: 'Ctrl+Shift+P' }]],
  keys: FOR_MARKDOWN.keys.filter(({ keys }) => keys === 'Ctrl+S' || keys === 'Ctrl+Shift+P'),
};

export const textTools = (isHtml: boolean): TextTools => (isHtml ? FOR_HTML : FOR_MARKDOWN);
