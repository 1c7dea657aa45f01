import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';

/** The text that a token shows. */
const textOf = (token) => token.children.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('');

/** The id of a heading, as GitHub makes it; the code of a problem is its own id, because `type` of a problem document names it. */
export function slugOf(text) {
  if (/^[a-z-]+\.[a-z0-9-]+$/.test(text)) return text;
  const words = text.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '');
  return words.trim().replaceAll(/\s/g, '-');
}

/**
 * Renders Markdown. Raw HTML is shown as text. Returns the HTML, the title (the first heading), and the sections with their
 * level, id, heading and text, for the contents of the page and for the search. `resolve` gives the address of a link to another
 * file, or undefined if it has none: then only its text stays. `include` reads the file that a block shows (`source=…`).
 */
export function rendered(markdown, resolve, include = () => '') {
  const md = new MarkdownIt({ html: false, linkify: false });
  const tokens = md.parse(markdown, {});
  const sections = sectionsOf(tokens);
  for (const token of tokens) {
    const source = /\bsource=(\S+)/.exec(token.info ?? '')?.[1];
    if (source !== undefined) token.content = include(source);
  }
  for (const { children } of tokens) relink(children ?? [], resolve);
  frame(md);
  return {
    html: md.renderer.render(tokens, md.options, {}),
    title: sections[0]?.heading ?? '',
    sections,
  };
}

/** Gives headings their ids and tables their names, and collects the text below each heading. */
function sectionsOf(tokens) {
  const sections = [];
  const used = new Map();
  let tables = 0;
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const heading = textOf(tokens[index + 1]);
      const slug = slugOf(heading);
      const count = used.get(slug) ?? 0;
      used.set(slug, count + 1);
      const id = count === 0 ? slug : `${slug}-${count}`;
      token.attrSet('id', id);
      sections.push({ level: Number(token.tag.slice(1)), id, heading, text: '' });
    } else if (token.type === 'table_open') {
      tables += 1;
      token.meta = { label: `Table ${tables}: ${sections.at(-1)?.heading ?? ''}` };
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      const section = sections.at(-1);
      if (section !== undefined) section.text += `${textOf(token)} `;
    }
  });
  return sections;
}

/** Points links at the pages of their files; a link to a file without a page becomes its text. */
function relink(tokens, resolve) {
  const isRemoved = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = token.attrGet('href');
      const target = /^(https?:|mailto:|#|\/)/.test(href) ? href : resolve(href);
      isRemoved.push(target === undefined);
      token.hidden = target === undefined;
      token.attrSet('href', target ?? '');
    } else if (token.type === 'link_close') token.hidden = isRemoved.pop();
  }
}

/** Tables scroll in their frame, code can be reached by keyboard, and headings link to themselves. */
function frame(md) {
  const { rules } = md.renderer;
  rules.table_open = (tokens, index) => {
    const label = md.utils.escapeHtml(tokens[index].meta.label);
    return `<div class="table" role="region" aria-label="${label}" tabindex="0"><table>`;
  };
  rules.table_close = () => '</table></div>';
  rules.image = (tokens, index) => md.utils.escapeHtml(tokens[index].content);
  rules.fence = (tokens, index) => codeBlock(md, tokens[index].info, tokens[index].content);
  rules.code_block = (tokens, index) => codeBlock(md, '', tokens[index].content);
  rules.heading_close = (tokens, index) => {
    const id = tokens[index - 2].attrGet('id');
    const label = md.utils.escapeHtml(textOf(tokens[index - 1]));
    return ` <a class="anchor" href="#${md.utils.escapeHtml(id)}" aria-label="Link to ${label}">#</a></${tokens[index].tag}>\n`;
  };
}

const LANGUAGES = {
  sh: 'Shell',
  ts: 'TypeScript',
  json: 'JSON',
  html: 'HTML',
  js: 'JavaScript',
  http: 'HTTP',
  csv: 'CSV',
};

function codeBlock(md, info, content) {
  const [language] = info.split(' ');
  const name = LANGUAGES[language] ?? 'Text';
  return `<div class="code"><p class="language">${name}</p><pre tabindex="0" dir="ltr"><code>${md.utils.escapeHtml(content)}</code></pre></div>\n`;
}

/** The address of a file that a page in `folder` links to; `paths` has the pages by their files. */
export function linkResolver(folder, paths) {
  return (href) => {
    const [target, anchor] = href.split('#');
    const path = paths.get(posix.normalize(posix.join(folder, target)));
    return path === undefined ? undefined : path + (anchor === undefined ? '' : `#${anchor}`);
  };
}
