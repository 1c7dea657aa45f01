import { directionOf } from '@hearback/questionnaire';
import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A whole HTML page. Styles and the inline script are allowed by their hashes in its policy. */
export interface DocumentProps {
  readonly language: string;
  readonly title: string;
  readonly style: string;
  /** Address of the icon. */
  readonly icon: string;
  /** Enables what needs script, before the first paint. */
  readonly inlineScript?: string;
  /** Address of the script that saves answers. */
  readonly script?: string;
  /** The survey for that script, as JSON. */
  readonly data?: string;
  /** Addresses of the page in other languages. */
  readonly alternates?: readonly { readonly language: string; readonly href: string }[];
  readonly children: ComponentChildren;
}

function Page({
  language,
  title,
  style,
  inlineScript,
  script,
  data,
  alternates,
  icon,
  children,
}: DocumentProps): VNode {
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={icon} />
        <title>{title}</title>
        {alternates?.map(({ language: tag, href }) => (
          <link rel="alternate" hrefLang={tag} href={href} />
        ))}
        <style dangerouslySetInnerHTML={{ __html: style }} />
        {script && <script type="module" src={script} />}
      </head>
      <body>
        {children}
        {data && <script id="data" type="application/json" dangerouslySetInnerHTML={{ __html: escaped(data) }} />}
        {inlineScript && <script dangerouslySetInnerHTML={{ __html: inlineScript }} />}
      </body>
    </html>
  );
}

/** JSON that cannot end its script element. */
function escaped(json: string): string {
  return json.replaceAll('<', '\\u003c');
}

/** Renders a whole page. */
export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${render(<Page {...props} />)}`;
}
