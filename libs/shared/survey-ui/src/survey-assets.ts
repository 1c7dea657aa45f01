import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the page loads: one style sheet within it, and one script from an address that names its content. */
export interface SurveyAssets {
  readonly style: string;
  /** The style sheet of the pages that links in mails open. */
  readonly linkStyle: string;
  /** The style sheet of the status page. */
  readonly statusStyle: string;
  /** Enables what needs script; it is in the page, so that nothing moves once the page is painted. */
  readonly inlineScript: string;
  readonly script: Script;
  /** Solves a proof of work; only pages that are asked for one load it. */
  readonly solver: Script;
}

/** A script with a name that changes with its content. */
export interface Script {
  readonly text: string;
  readonly fileName: string;
}

let assets: SurveyAssets | undefined;

/** The files that `bundle.mjs` made. Throws if it has not run. */
export function surveyAssets(): SurveyAssets {
  assets ??= read();
  return assets;
}

function read(): SurveyAssets {
  return {
    style: file('survey.css'),
    linkStyle: file('link-pages.css'),
    statusStyle: file('status-page.css'),
    inlineScript: "document.getElementById('more').disabled=!(document.getElementById('plain').disabled=true)",
    script: script('survey-page'),
    solver: script('solve-challenge'),
  };
}

function script(name: string): Script {
  const text = file(`${name}.js`);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { text, fileName: `${name}.${hash}.js` };
}

/** Beside both `src` and `dist`, so that tests, which run the sources, read the same files. */
function file(name: string): string {
  const url = new URL(`../dist/bundle/${name}`, import.meta.url);
  try {
    return readFileSync(url, 'utf8');
  } catch (error) {
    throw new Error(`${name} of survey-ui is not built: run "node libs/shared/survey-ui/bundle.mjs"`, { cause: error });
  }
}
