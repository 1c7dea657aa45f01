const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** JSON with line breaks; anything else as it came. */
function readable(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function typeOf(body) {
  try {
    const { type } = JSON.parse(body);
    return typeof type === 'string' ? type : 'message';
  } catch {
    return 'message';
  }
}

const state = (isVerified) =>
  isVerified === null
    ? '<span>Chat message</span>'
    : isVerified
      ? '<span class="good">✓ Verified</span>'
      : '<span class="bad">✗ Not verified: rejected with 401</span>';

const row = ({ at, path, id, isVerified, body }) => `<li>
<h2>${path.startsWith('/chat') ? 'Chat' : escaped(typeOf(body))}</h2>
<p>${state(isVerified)} · <time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)} UTC</time> · <code>${escaped(path)}</code>${
  id === null ? '' : ` · <code>${escaped(id)}</code>`
}</p>
<pre tabindex="0" aria-label="Body">${escaped(readable(body))}</pre>
</li>`;

/** The page with what came, newest first. */
export function receiverPage(received) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What came · Hearback demo</title>
<link rel="stylesheet" href="/receiver.css">
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>What came</h1>
<p>This program gets the webhooks of the demo workspace and checks each one by the Standard Webhooks specification. It keeps the last hundred since it was started. <a href="/">Look again</a></p>
${received.length === 0 ? '<p>Nothing yet. Answer the demo survey, or send a test from Settings, Webhooks.</p>' : `<ol>\n${received.map(row).join('\n')}\n</ol>`}
</main>
</body>
</html>
`;
}
