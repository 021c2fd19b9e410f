import sanitizeHtml from 'sanitize-html';
import { printable, SafeHtml } from '../html.ts';
import { flatten, isTooDeep } from './depth.ts';

/**
 * The two allow-lists. What is not on a list loses its tag and keeps its words; what only a machine would read loses
 * those too. Nothing on either list can carry style, script, a name, or a request to somebody else's server.
 */

/** What an editor may write. */
export const sanitizePost = (source: string): SafeHtml => sanitize(source, postRules());

/** What a reader may write, and what old comments keep. */
export const sanitizeComment = (source: string): SafeHtml => sanitize(source, commentRules());

/** Their text is code, a fallback, or another language than HTML. */
const DROPPED_WITH_TEXT = [
  ...['script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'iframe', 'frameset', 'object', 'applet'],
  ...['svg', 'math', 'textarea', 'select', 'option', 'xmp', 'plaintext', 'title', 'audio', 'video', 'canvas'],
];

const COMMON: sanitizeHtml.IOptions = {
  nonTextTags: DROPPED_WITH_TEXT,
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  disallowedTagsMode: 'discard',
};

const OUR_PICTURE = /^\/media\/[\w-]+(?:[./][\w-]+)*$/;

/** Everything an editor may write that needs no look at what stands around it. */
const POST: sanitizeHtml.IOptions = {
  ...COMMON,
  allowedTags: [
    ...['p', 'br', 'h2', 'h3', 'h4', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'figure', 'figcaption', 'img'],
    ...['div', 'footer'],
    ...['em', 'strong', 'b', 'i', 'u', 's', 'del', 'a', 'cite', 'q', 'code', 'sup', 'sub', 'small'],
  ],
  allowedAttributes: { a: ['href', 'rel'], blockquote: ['cite'], img: ['src', 'alt', 'width', 'height'] },
  allowedClasses: { div: ['pull'] },
  allowedSchemesByTag: { a: ['http', 'https', 'mailto'], blockquote: ['https'] },
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    strike: 's',
    a: (tagName, { href = '' }) => ({ tagName, attribs: isWebAddress(href) ? { href, rel: 'noopener' } : { href } }),
  },
};

/** Made anew for each post, for it knows which elements are open: a footer is the source of a quotation and nothing else. */
function postRules(): sanitizeHtml.IOptions {
  const open: string[] = [];
  return {
    ...POST,
    onOpenTag: (name) => {
      open.push(name);
    },
    onCloseTag: () => {
      open.pop();
    },
    exclusiveFilter: ({ tag, attribs }) => {
      // A page asks nobody else for anything: pictures are our own.
      if (tag === 'img') return !OUR_PICTURE.test(attribs.src ?? '');
      // Of boxes only the pull quote is known.
      if (tag === 'div' && !attribs.class?.split(/\s+/).includes('pull')) return 'excludeTag';
      return tag === 'footer' && open.at(-1) !== 'blockquote' && 'excludeTag';
    },
  };
}

const QUOTES_IN_QUOTES = 3;

/** Made anew for each comment, for it counts the quotations that are open. */
function commentRules(): sanitizeHtml.IOptions {
  let quotes = 0;
  return {
    ...COMMON,
    allowedTags: ['p', 'br', 'blockquote', 'em', 'strong', 'a', 'code', 'del', 'q', 'cite'],
    allowedAttributes: { a: ['href', 'rel'] },
    transformTags: {
      b: 'strong',
      i: 'em',
      s: 'del',
      strike: 'del',
      a: (tagName, { href = '' }) => ({
        tagName,
        attribs: isWebAddress(href) ? { href, rel: 'nofollow ugc noopener' } : {},
      }),
    },
    onOpenTag: (name) => {
      if (name === 'blockquote') quotes += 1;
    },
    onCloseTag: (name) => {
      if (name === 'blockquote') quotes -= 1;
    },
    exclusiveFilter: (frame) => frame.tag === 'blockquote' && quotes >= QUOTES_IN_QUOTES && 'excludeTag',
  };
}

const isWebAddress = (href: string) => /^https?:\/\//i.test(href) && URL.canParse(href);

function sanitize(source: string, rules: sanitizeHtml.IOptions): SafeHtml {
  const text = source.replaceAll('\0', '');
  // Again at the end, for `&#1;` is one only once it is decoded.
  return new SafeHtml(printable(sanitizeHtml(isTooDeep(text) ? flatten(text) : text, rules)));
}
