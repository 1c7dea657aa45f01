import { escapeHtml } from '../server/escape-html.js';
import type { ProblemEntry } from './problems-reference.js';

/** The page that `type` of a problem document leads to. */
export function problemsPage(problems: readonly ProblemEntry[]): string {
  const entries = problems.map(
    ({ code, status, title, remedy }) =>
      `<section id="${code}"><h2>${code}</h2><p>${status} · ${escapeHtml(title)}</p><p>${escapeHtml(remedy)}</p></section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Problems</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h2{font-size:1rem;font-family:monospace}section:target{outline:2px solid}</style>
</head>
<body>
<main>
<h1>Problems</h1>
<p>Every reply that is not a success is one of these, as <code>application/problem+json</code>.</p>
${entries.join('\n')}
</main>
</body>
</html>
`;
}
