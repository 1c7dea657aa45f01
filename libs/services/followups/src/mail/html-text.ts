import { compile } from 'html-to-text';

/** Bytes of HTML, levels of elements and elements on one level that are read; the rest is left out. */
const LIMITS = { maxInputLength: 2_000_000, maxDepth: 300, maxChildNodes: 10_000, ellipsis: '…' } as const;

/** The text of HTML: quoted blocks get `> ` as mail programs write it, so that what is quoted is found; images and styles are left out. */
export const textOfHtml: (html: string) => string = compile({
  wordwrap: false,
  limits: LIMITS,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'head', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'hr', format: 'skip' },
    // Most tables of mails are layout: cells below each other read better than side by side.
    ...['tr', 'td', 'th'].map((selector) => ({ selector, format: 'block', options: { leadingLineBreaks: 1 } })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'blockquote', options: { trimEmptyLines: true, leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  ],
});
