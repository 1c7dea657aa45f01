import { LANGUAGES, resolveLanguage, type Language } from '@hearback/questionnaire';
import { pageTexts, type PageTexts } from './confirmation-page-texts.js';

/** The states of the page that confirms an address. */
export type PageState = 'form' | 'wrong-password' | 'later' | 'confirmed' | 'taken' | 'unknown-link';

const STYLE = `
:root{color-scheme:light dark;--edge:#59636e;--ink:#1f2328;--paper:#fff;--mark:#0b57d0;--bad:#a40e26}
@media (prefers-color-scheme:dark){:root{--edge:#9198a1;--ink:#f0f6fc;--paper:#0d1117;--mark:#7cb1ff;--bad:#ff9492}}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.3}
label{display:block;font-weight:600;margin-bottom:.5rem}
input{font:inherit;color:inherit;background:var(--paper);width:100%;min-height:44px;padding:.5rem;border:1px solid var(--edge);border-radius:.375rem;margin-bottom:1rem}
button{font:inherit;font-weight:600;min-height:44px;padding:.5rem 1.25rem;border:2px solid var(--mark);border-radius:.375rem;background:var(--mark);color:var(--paper);cursor:pointer}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.error{color:var(--bad);font-weight:600}
`;

/** The page in a language. It contains no text that somebody entered, so there is nothing to escape. */
export function confirmationPage(language: Language, state: PageState): string {
  const texts = pageTexts[language];
  const title = state === 'form' || state === 'wrong-password' || state === 'later' ? texts.title : texts[state].title;
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Hearback</title>
<style>${STYLE}</style>
</head>
<body><main>
<h1>${title}</h1>
${content(texts, state)}
</main></body>
</html>
`;
}

function content(texts: PageTexts, state: PageState): string {
  if (state === 'confirmed' || state === 'taken' || state === 'unknown-link') return `<p>${texts[state].text}</p>`;
  const error = state === 'form' ? '' : `<p class="error" id="error" role="alert">${texts[state]}</p>`;
  const described = state === 'wrong-password' ? ' aria-invalid="true" aria-describedby="error"' : '';
  return `<p>${texts.explanation}</p>
<form method="post">
${error}
<label for="password">${texts.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1000"${described}>
<button type="submit">${texts.confirm}</button>
</form>`;
}

/** The language of the page for an Accept-Language header: the first that the page has. */
export function pageLanguage(header: string | undefined): Language {
  const offered = { default_language: '', languages: LANGUAGES };
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => part.split(';')[0]!.trim());
  const found = wanted.map((tag) => resolveLanguage(offered, tag)).find((language) => language !== '');
  return (found as Language | undefined) ?? 'en';
}
