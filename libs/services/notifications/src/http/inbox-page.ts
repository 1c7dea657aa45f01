import { escapeHtml } from '@hearback/http';
import type { InboxMail } from '../application/inbox.js';

/** Maximum number of mails in the list. */
export const SHOWN_MAILS = 200;

/** Allows inline styles. The HTML of a mail is shown in a sandboxed frame: no scripts, no forms, no requests. */
export const INBOX_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const STYLE = `
:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 16%,transparent);--soft:color-mix(in srgb,currentColor 64%,transparent)}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:56rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.375rem;margin:0 0 .25rem}
p.note{margin:0 0 1.5rem;color:var(--soft)}
ul{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
li{border-bottom:1px solid var(--line)}
li a{display:grid;grid-template-columns:1fr auto;gap:.125rem 1rem;padding:.75rem .25rem;color:inherit;text-decoration:none}
li a:hover,li a:focus-visible{background:color-mix(in srgb,currentColor 5%,transparent)}
li strong{overflow-wrap:anywhere}
li span,time{color:var(--soft);font-size:.875rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.125rem 1rem;margin:1rem 0;font-size:.9375rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
h2{font-size:1rem;margin:1.5rem 0 .5rem}
pre{margin:0;padding:1rem;border:1px solid var(--line);border-radius:.5rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.9375rem/1.5 ui-monospace,monospace}
iframe{width:100%;height:32rem;border:1px solid var(--line);border-radius:.5rem;background:#fff}
`;

/** The list of mails as an HTML page. */
export function inboxPage(mails: readonly InboxMail[]): string {
  const items = mails.map(
    (mail) => `<li><a href="/inbox/${mail.id}"><strong>${escapeHtml(mail.subject || '(no subject)')}</strong>
<time datetime="${mail.receivedAt.toISOString()}">${shown(mail.receivedAt)}</time><span>to ${escapeHtml(mail.to.join(', '))}</span></a></li>`,
  );
  const list =
    items.length === 0
      ? '<p>No mail yet. It appears here as soon as something is sent.</p>'
      : `<ul>${items.join('')}</ul>`;
  return page(
    'Inbox',
    `<h1>Inbox</h1>
<p class="note">Mail stored on this machine because no mail server is configured. The newest ${SHOWN_MAILS} are shown.</p>
${list}`,
  );
}

/** A mail as an HTML page: its text escaped, with confirmation links that can be followed, its HTML in a sandboxed frame. */
export function inboxMailPage(mail: InboxMail): string {
  const html =
    mail.html === ''
      ? ''
      : `<h2>HTML part</h2><iframe title="HTML part of the mail" sandbox="" referrerpolicy="no-referrer" srcdoc="${escapeHtml(mail.html)}"></iframe>`;
  return page(
    mail.subject || '(no subject)',
    `<p><a href="/inbox">All mail</a></p>
<h1>${escapeHtml(mail.subject || '(no subject)')}</h1>
<dl><dt>From</dt><dd>${escapeHtml(mail.sender)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd>
<dt>Received</dt><dd>${shown(mail.receivedAt)}</dd><dt>Message-ID</dt><dd>${escapeHtml(mail.messageId)}</dd></dl>
<h2>Text part</h2><pre>${withLinks(escapeHtml(mail.text))}</pre>
${html}`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Hearback inbox</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`;
}

/** A line that is a confirmation link becomes one to this machine, whatever its public address is. */
function withLinks(text: string): string {
  return text.replace(/^https?:\/\/\S+?(\/confirm\/[\w-]{43})(?=\r?$)/gm, '<a href="$1">$&</a>');
}

function shown(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
