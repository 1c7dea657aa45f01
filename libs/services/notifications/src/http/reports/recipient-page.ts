import { escapeHtml } from '@hearback/http';
import { directionOf, type StaffLanguage } from '@hearback/questionnaire';
import type { RecipientState } from '../../domain/reports/report-recipient.js';
import { recipientWords } from '../../domain/reports/recipient-words.js';

const STYLE = `:root{color-scheme:light dark}
body{margin:0;background:#f7f5f1;color:#1f1d1a;font:17px/1.5 Inter,Vazirmatn,system-ui,-apple-system,'Segoe UI',Arial,sans-serif}
main{box-sizing:border-box;max-width:560px;margin:0 auto;padding:44px 16px}
.mark{margin:0 0 28px;font-size:14px;color:#6b665c}.mark b{color:#12617a}
h1{margin:0 0 12px;font-size:25px;line-height:1.25}
p{margin:0 0 20px}
button{min-height:44px;padding:10px 24px;border:1px solid #12617a;border-radius:8px;background:#12617a;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button.second{border-color:#8c867b;background:transparent;color:#1f1d1a}
button:focus-visible{outline:3px solid #12617a;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#141311;color:#f1eee8}.mark{color:#a39d91}.mark b{color:#79c5d9}
button{border-color:#79c5d9;background:#79c5d9;color:#06222b}button.second{border-color:#7f796e;background:transparent;color:#f1eee8}button:focus-visible{outline-color:#79c5d9}}`;

/** A page without script on which a recipient starts or stops a report; null: the link is not valid. */
export function recipientPage(language: StaffLanguage, status: RecipientState | null): string {
  const words = recipientWords[language];
  const { title, text } = words[status ?? 'absent'];
  const button = { pending: words.confirm, active: words.stop, stopped: words.resume };
  const form =
    status === null
      ? ''
      : `<form method="post"><button${status === 'pending' ? '' : ' class="second"'} name="choice" value="${status === 'active' ? 'stop' : 'start'}">${escapeHtml(button[status])}</button></form>`;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><p class="mark"><b dir="ltr" aria-hidden="true">(•)</b> Hearback</p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}</main></body>
</html>`;
}

/** Its own styles, and forms to itself. */
export const RECIPIENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
