import { escapeHtml } from '@hearback/http';
import type { InboxMail } from '../application/inbox.js';

/** Maximum number of mails in the list. */
export const SHOWN_MAILS = 200;

/** Maximum characters of an answer. */
export const MAX_ANSWER = 20_000;

/** Allows inline styles. The HTML of a mail is shown in a sandboxed frame: no scripts, no forms, no requests. */
export const INBOX_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const STYLE = `
:root{color-scheme:light dark;--canvas:#f7f5f1;--surface:#fff;--line:#e6e1d8;--ink:#1f1d1a;--ink2:#57534b;--accent:#12617a}
@media (prefers-color-scheme:dark){:root{--canvas:#141311;--surface:#1c1a18;--line:#34312c;--ink:#f1eee8;--ink2:#c2bcb0;--accent:#79c5d9}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:15px/1.5 Inter,system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:48rem;margin:0 auto;padding:28px 16px 44px}
a{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
h1{font-size:20px;line-height:1.3;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:14px;margin:28px 0 8px}
p.note{margin:0 0 20px;color:var(--ink2)}
p.back{margin:0 0 12px}
ul{list-style:none;margin:0;padding:0;background:var(--surface);border:1px solid var(--line);border-radius:10px;overflow:hidden}
li+li{border-top:1px solid var(--line)}
li a{display:grid;grid-template-columns:1fr auto;gap:2px 16px;min-height:60px;align-content:center;padding:12px 16px;color:inherit;text-decoration:none}
li a:hover{background:var(--canvas)}
li a:focus-visible{outline-offset:-2px}
li strong{font-weight:600;overflow-wrap:anywhere;text-align:start}
li span,time{color:var(--ink2);font-size:13px;overflow-wrap:anywhere}
time{white-space:nowrap;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;margin:12px 0 20px;font-size:13px}
dt{color:var(--ink2)}
dd{margin:0;overflow-wrap:anywhere}
pre{margin:0;padding:16px;background:var(--surface);border:1px solid var(--line);border-radius:10px;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.55 ui-monospace,monospace}
pre>span{display:block;min-height:1.55em;text-align:start;unicode-bidi:plaintext}
form{display:grid;gap:8px}
label{color:var(--ink2);font-size:13px;overflow-wrap:anywhere}
textarea{font:inherit;color:inherit;padding:12px;background:var(--surface);border:1px solid var(--ink2);border-radius:10px;resize:vertical}
button{justify-self:start;min-height:44px;padding:0 16px;font:inherit;font-weight:600;color:var(--canvas);background:var(--accent);border:0;border-radius:8px;cursor:pointer}
textarea:focus-visible,button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
iframe{display:block;width:100%;height:38rem;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
@media (max-width:480px){li a{grid-template-columns:1fr}main{padding-top:20px}}
`;

/** The list of mails as an HTML page. */
export function inboxPage(mails: readonly InboxMail[]): string {
  const items = mails.map(
    (mail) => `<li><a href="/inbox/${mail.id}"><strong dir="auto">${escapeHtml(mail.subject || '(no subject)')}</strong>
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

/** The form by which a mail is answered. */
export interface ReplyForm {
  /** Where the answer goes. */
  readonly to: string;
  /** What is said of the answer that was sent last; empty: there is none. */
  readonly note: string;
  /** What was written and not accepted. */
  readonly text: string;
}

/**
 * A mail as an HTML page: its HTML in a sandboxed frame, its text escaped, with links that can be followed, and a form to answer it if
 * it can be answered.
 */
export function inboxMailPage(mail: InboxMail, form?: ReplyForm): string {
  const html =
    mail.html === ''
      ? ''
      : `<iframe title="HTML part of the mail" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc="${escapeHtml(inTabs(mail.html))}"></iframe>`;
  return page(
    mail.subject || '(no subject)',
    `<p class="back"><a href="/inbox">All mail</a></p>
<h1 dir="auto">${escapeHtml(mail.subject || '(no subject)')}</h1>
<dl><dt>From</dt><dd>${escapeHtml(mail.sender)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd>
<dt>Received</dt><dd>${shown(mail.receivedAt)}</dd><dt>Message-ID</dt><dd>${escapeHtml(mail.messageId)}</dd></dl>
${html}
${form === undefined ? '' : replyForm(mail, form)}
<h2>As text</h2><pre>${lines(withLinks(escapeHtml(mail.text)))}</pre>
<h2>Headers</h2><pre>${lines(headers(mail))}</pre>`,
  );
}

function replyForm(mail: InboxMail, { to, note, text }: ReplyForm): string {
  const status = note === '' ? '' : `<p role="status">${escapeHtml(note)}</p>`;
  return `<h2>Answer</h2>${status}
<form method="post" action="/inbox/${mail.id}/reply"><label for="text">As ${escapeHtml(mail.to[0] ?? '')}, to ${escapeHtml(to)}</label>
<textarea id="text" name="text" rows="5" required maxlength="${MAX_ANSWER}" dir="auto">${escapeHtml(text)}</textarea>
<button>Send the answer</button></form>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Hearback inbox</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`;
}

/** A line that is a link to a page of the product becomes one to this machine, whatever its public address is. */
function withLinks(text: string): string {
  return text.replace(/^https?:\/\/[^\s/]+?(\/(?:confirm|app)\/[\w/#-]+)(?=\r?$)/gm, '<a href="$1">$&</a>');
}

function headers(mail: InboxMail): string {
  return mail.headers.map(({ name, value }) => escapeHtml(`${name}: ${value}`)).join('\n');
}

/** Each line with its own direction. */
function lines(text: string): string {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `<span>${line}</span>`)
    .join('');
}

/** Links of the mail open beside the inbox: the dashboard may not be framed. */
function inTabs(html: string): string {
  return html.replace('<head>', '<head><base target="_blank">');
}

function shown(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
