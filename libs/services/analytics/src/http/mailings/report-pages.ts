import {
  drawReport,
  reportHtml,
  reportWords,
  type DrawnChart,
  type ReportContent,
  type ReportFrame,
} from '@hearback/documents';

/** A page of a report: its own styles, and its charts inside of it. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/** A report as a page without links, for those who may be strangers. */
export async function reportPage(content: ReportContent, more: Partial<ReportFrame> = {}): Promise<string> {
  return reportHtml(await drawReport(content), {
    source: dataUri,
    answers: () => null,
    button: null,
    notes: [],
    links: [],
    ...more,
  });
}

/** What the page of a link says of itself. */
export function sharedNote({ language, time_zone: timeZone }: ReportContent, expiresAt: Date): string {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(expiresAt);
  return reportWords[language].sharedUntil(day);
}

function dataUri(chart: DrawnChart, palette: 'light' | 'dark'): string {
  return `data:image/svg+xml;base64,${Buffer.from(chart[palette].svg).toString('base64')}`;
}
