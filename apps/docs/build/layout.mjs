/** Escapes text for HTML. */
export const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The address of a page below /docs. */
export const addressOf = (path) => (path === '' ? '/docs' : `/docs/${path}`);

/** A page with the contents of the site and of itself. `current` is its path; `files` has the names of style, script, icon and index. */
export function page({ title, html, sections, current, parts, files }) {
  const own = sections.filter(({ level }) => level === 2 || level === 3);
  const aside = own.length < 2 ? '' : ownContents(own);
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – Hearback docs</title>
<link rel="icon" href="/docs/files/${files.icon}" type="image/svg+xml">
<link rel="stylesheet" href="/docs/files/${files.style}">
<script type="module" src="/docs/files/${files.script}"></script>
</head>
<body data-index="/docs/files/${files.index}">
<a class="skip" href="#content">To the content</a>
<header><a class="brand" href="/docs">Hearback docs</a><div id="search"></div><a class="app" href="/app/">Dashboard</a></header>
<div class="frame">
<nav aria-label="All pages" class="pages"><details open><summary>All pages</summary>${parts.map((part) => partList(part, current)).join('')}</details></nav>
<main id="content" tabindex="-1">
${html}
</main>
${aside}
</div>
</body>
</html>
`;
}

/** Long parts are closed unless the page is one of theirs. */
function partList({ title, pages, isLong = false }, current) {
  const items = pages.map(({ path, title: name }) => {
    const mark = path === current ? ' aria-current="page"' : '';
    return `<li><a href="${addressOf(path)}"${mark}>${escaped(name)}</a></li>`;
  });
  const list = `<ul>${items.join('')}</ul>`;
  if (!isLong) return `<section><h2>${escaped(title)}</h2>${list}</section>`;
  const isOpen = pages.some(({ path }) => path === current) ? ' open' : '';
  return `<section><details${isOpen}><summary>${escaped(title)}</summary>${list}</details></section>`;
}

function ownContents(sections) {
  const items = sections.map(
    ({ level, id, heading }) => `<li class="level${level}"><a href="#${escaped(id)}">${escaped(heading)}</a></li>`,
  );
  return `<nav aria-label="On this page" class="own"><h2>On this page</h2><ul>${items.join('')}</ul></nav>`;
}
