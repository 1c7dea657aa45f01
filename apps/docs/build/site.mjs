import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MiniSearch from 'minisearch';
import { contents, DECISIONS } from './contents.mjs';
import { addressOf, page } from './layout.mjs';
import { linkResolver, rendered } from './markdown.mjs';
import { referencePages } from './reference.mjs';
import { SEARCH } from './search-options.mjs';

/** The decisions as pages that the contents do not list, and a page that lists them. */
function decisionPages(root) {
  const names = readdirSync(join(root, DECISIONS)).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => ({ path: `adr/${name.replace(/\.md$/, '')}`, file: `${DECISIONS}/${name}` }));
}

/** All pages with their content, before they are put into the frame of the site. */
export async function sourcePages(root) {
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const listed = contents.flatMap(({ pages }) => pages);
  const decisions = decisionPages(root);
  const paths = new Map([...listed, ...decisions].map(({ path, file }) => [file, addressOf(path)]));
  paths.set('docs/hearback.service', '/docs/downloads/hearback.service');
  const fromFile = ({ path, file, title }) => {
    const content = rendered(read(file), linkResolver(dirname(file), paths), read);
    return { path, file, ...content, name: title ?? content.title };
  };
  const reference = await referencePages(JSON.parse(read('openapi.json')));
  return {
    guides: listed.map(fromFile),
    decisions: decisions.map(fromFile),
    reference: reference.map(({ path, title, markdown }) => ({
      path,
      name: title,
      ...rendered(markdown, () => undefined),
    })),
  };
}

/** The finished pages by their paths. `files` has the names of the files that they load. */
export function framed({ guides, decisions, reference }, files) {
  const named = new Map(guides.map(({ path, name }) => [path, name]));
  const parts = contents.map(({ title, pages }) => ({
    title,
    pages: pages.map(({ path }) => ({ path, title: named.get(path) })),
  }));
  parts.splice(4, 0, {
    title: 'API reference',
    isLong: true,
    pages: reference.map(({ path, name }) => ({ path, title: name })),
  });
  const all = [...guides, ...decisions, ...reference, notFound()];
  return new Map(
    all.map(({ path, title, html, sections }) => [path, page({ title, html, sections, current: path, parts, files })]),
  );
}

function notFound() {
  const html =
    '<h1>This page does not exist</h1><p>It may have another name by now: look in the contents, or search.</p>';
  return { path: '404', title: 'Not found', html, sections: [] };
}

/** The index of the search over guides and reference, a document for each section. */
export function searchIndex({ guides, reference }) {
  const index = new MiniSearch(SEARCH);
  for (const { path, name, sections } of [...guides, ...reference])
    for (const [position, { id, heading, text }] of sections.entries())
      index.add({
        id: position === 0 ? addressOf(path) : `${addressOf(path)}#${id}`,
        heading,
        page: name,
        text,
      });
  return JSON.stringify(index);
}
