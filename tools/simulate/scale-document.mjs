const BEGIN = '<!-- npm run simulate -- --write -->';
const END = '<!-- end of npm run simulate -->';

/** What stands between the marks of the document. */
export function between(document) {
  return document.slice(document.indexOf(BEGIN) + BEGIN.length, document.indexOf(END)).trim();
}

/** The document with another text between its marks. */
export function inserted(document, text) {
  return `${document.slice(0, document.indexOf(BEGIN) + BEGIN.length)}\n\n${text}\n\n${document.slice(document.indexOf(END))}`;
}
