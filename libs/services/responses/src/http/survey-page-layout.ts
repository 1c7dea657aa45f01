import { Html, markup } from './markup.js';
import { directionOf, pageTextHtml, pageText } from './survey-page-texts.js';

const STYLE = new Html(`<style>
:root{color-scheme:light dark;--edge:#59636e;--ink:#1f2328;--paper:#fff;--mark:#0b57d0;--bad:#a40e26}
@media (prefers-color-scheme:dark){:root{--edge:#9198a1;--ink:#f0f6fc;--paper:#0d1117;--mark:#7cb1ff;--bad:#ff9492}}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.3}
fieldset,.field{border:0;margin:0 0 2rem;padding:0;min-width:0}
legend,.field>label{display:block;font-weight:600;padding:0;margin-bottom:.5rem}
.note{font-weight:400;font-size:.9375rem}
.help{margin:0 0 .5rem}
.points{display:grid;grid-template-columns:repeat(auto-fit,minmax(44px,1fr));gap:.375rem}
.points.worded{grid-template-columns:1fr}
.ends{display:flex;justify-content:space-between;gap:1rem;font-size:.9375rem;margin:.25rem 0 0}
.choice{display:flex;align-items:center;gap:.5rem;min-height:44px;min-width:44px;padding:.25rem .625rem;border:1px solid var(--edge);border-radius:.375rem;cursor:pointer}
.points:not(.worded)>.choice{flex-direction:column;justify-content:center;gap:0;padding:.25rem}
.choice:has(:checked){outline:3px solid var(--mark);font-weight:700}
.choice+.choice,.choice+.own{margin-top:0}
.choices{display:grid;gap:.375rem}
input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem;margin:0;accent-color:var(--mark)}
input[type=text],input[type=date],textarea,select{font:inherit;color:inherit;background:var(--paper);width:100%;min-height:44px;padding:.5rem;border:1px solid var(--edge);border-radius:.375rem}
textarea{min-height:7rem}
button{font:inherit;font-weight:600;min-height:44px;min-width:8rem;padding:.5rem 1.25rem;border:2px solid var(--mark);border-radius:.375rem;background:var(--mark);color:var(--paper);cursor:pointer}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.error{color:var(--bad);font-weight:600;margin:0 0 .5rem}
.wrong{border-inline-start:4px solid var(--bad);padding-inline-start:.75rem}
.summary{border:2px solid var(--bad);border-radius:.375rem;padding:.75rem 1rem;margin-bottom:2rem}
.summary h2{font-size:1.125rem;margin:0 0 .25rem}
.summary a,.languages a{color:inherit;display:inline-block;min-height:44px;padding:.5rem 0}
.notice{border:2px solid var(--mark);border-radius:.375rem;padding:.75rem 1rem;margin-bottom:2rem}
.languages{display:flex;flex-wrap:wrap;gap:1rem;padding:0;margin:0;list-style:none;font-size:.9375rem}
.trap{position:absolute;inset-inline-start:-100vw;height:1px;overflow:hidden}
@media (max-width:24rem){.points:not(.worded){grid-template-columns:repeat(6,1fr)}.points>.choice{min-width:0}}
</style>`);

/** A whole page. */
export function layout(language: string, title: string, content: Html): string {
  return markup`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${STYLE}
</head>
<body><main>${content}</main></body>
</html>
`.text;
}

/** A page with a heading and a sentence from the texts of the page. */
export function messagePage(language: string, heading: 'absent' | 'thanks', sentence: 'absentText' | 'sent'): string {
  return layout(
    language,
    pageText(language, heading),
    markup`<h1>${pageTextHtml(language, heading)}</h1><p>${pageTextHtml(language, sentence)}</p>`,
  );
}
