import type { DrawnChart } from './draw-report.js';

/** A link with its text. */
export interface ReportLink {
  readonly label: string;
  readonly url: string;
}

/** What surrounds a report in a mail or on a page. */
export interface ReportFrame {
  /** The address of a chart: `cid:…` in a mail, a data URI on a page. */
  readonly source: (chart: DrawnChart, palette: 'light' | 'dark') => string;
  /** The page with the answers behind a score; null where readers have no access. */
  readonly answers: (index: number) => string | null;
  readonly button: ReportLink | null;
  readonly notes: readonly string[];
  readonly links: readonly ReportLink[];
  /** A script of the page, and the nonce that its policy allows. */
  readonly script?: { readonly nonce: string; readonly text: string };
}
