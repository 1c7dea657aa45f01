import {
  boardHtml,
  drawReport,
  reportHtml,
  reportWords,
  type BoardTileReport,
  type DrawnChart,
  type DrawnTile,
  type ReportContent,
  type ReportFrame,
} from '@hearback/documents';

/** A page of a report: its own styles, and its charts inside of it. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/** Around pages for those who may be strangers: without links. */
const FRAME: ReportFrame = { source: dataUri, answers: () => null, button: null, notes: [], links: [] };

/** A report as a page without links, for those who may be strangers. */
export async function reportPage(content: ReportContent, more: Partial<ReportFrame> = {}): Promise<string> {
  return reportHtml(await drawReport(content), { ...FRAME, ...more });
}

/** The tiles of a board as a page, each as the page of its report shows it. `content`: the report of all of them. */
export async function boardPage(
  content: ReportContent,
  tiles: readonly BoardTileReport[],
  more: Partial<ReportFrame> = {},
): Promise<string> {
  const drawn: DrawnTile[] = [];
  for (const tile of tiles)
    drawn.push({ ...tile, drawn: tile.content === null ? null : await drawReport(tile.content) });
  return boardHtml(content, drawn, { ...FRAME, ...more });
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
