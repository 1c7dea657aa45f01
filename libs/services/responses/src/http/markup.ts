/** A piece of HTML in which all values are escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Template tag for HTML. Values are escaped for element content and quoted attributes, except for results of this tag. `null`,
 * `undefined` and `false` render nothing. Not named `html`, because formatters reformat templates of that name and white space
 * matters inside a textarea.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => (index === 0 ? '' : textOf(parts[index - 1])) + text).join(''));
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(textOf).join('');
  const text = typeof part === 'number' ? String(part) : (part as string);
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character]!);
}
