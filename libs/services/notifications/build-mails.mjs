/** Compiles the MJML layouts of mails to customers into dist/mails, one for each direction of writing: `node build-mails.mjs`. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const LAYOUTS = ['survey', 'message'];
const DIRECTIONS = {
  ltr: { dir: 'ltr', start: 'left', end: 'right' },
  rtl: { dir: 'rtl', start: 'right', end: 'left' },
};

/** Writes the layouts that have changed. Throws if one of them is not valid MJML. */
export async function buildMails() {
  if (isCurrent()) return;
  const { default: mjml2html } = await import('mjml');
  mkdirSync(here('dist/mails'), { recursive: true });
  for (const layout of LAYOUTS) {
    const source = readFileSync(here(`src/customer-mail/${layout}.mjml`), 'utf8');
    for (const [name, sides] of Object.entries(DIRECTIONS)) {
      const filled = source.replace(/@(dir|start|end)@/g, (_, side) => sides[side]);
      const { html } = await mjml2html(filled, { validationLevel: 'strict', keepComments: false, fonts: {} });
      writeFileSync(here(`dist/mails/${layout}.${name}.html`), compact(html));
    }
  }
}

/** Whether all layouts are newer than their sources and this file. */
function isCurrent() {
  const time = (file) => statSync(here(file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['build-mails.mjs', ...LAYOUTS.map((layout) => `src/customer-mail/${layout}.mjml`)].map(time);
  const made = LAYOUTS.flatMap((layout) => Object.keys(DIRECTIONS).map((name) => `dist/mails/${layout}.${name}.html`));
  return Math.min(...made.map(time)) > Math.max(...sources);
}

/** Without indentation and empty lines, which count towards the size of every mail. */
function compact(html) {
  return html.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildMails();
