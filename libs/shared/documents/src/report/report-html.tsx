/** @jsxImportSource react */
import type { DrawnReport } from './draw-report.js';
import { ReportParts } from './report-parts.js';
import { ReportSheet } from './report-sheet.js';
import type { ReportFrame } from './report-frame.js';
import { sentencesOf } from './sentences.js';

/**
 * A report as an HTML document of tables and inline styles, which mail clients and browsers show alike: light and dark, without script. All
 * texts are escaped.
 */
export async function reportHtml(report: DrawnReport, frame: ReportFrame): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return `<!doctype html>${renderToStaticMarkup(<ReportDocument report={report} frame={frame} />)}`;
}

function ReportDocument({ report, frame }: { readonly report: DrawnReport; readonly frame: ReportFrame }) {
  const { content } = report;
  return (
    <ReportSheet content={content} title={sentencesOf(content).title} frame={frame}>
      <ReportParts report={report} frame={frame} heading="h2" />
    </ReportSheet>
  );
}
