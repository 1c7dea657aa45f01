export { chartPng, drawChart, type ChartPicture, type Palette } from './draw-chart.js';
export type {
  DocumentLanguage,
  PdfCell,
  PdfColumn,
  PdfDocument,
  PdfFinding,
  PdfPart,
  PdfVerdict,
} from './pdf-document.js';
export { writePdf } from './write-pdf.js';
export type {
  ReportBucket,
  ReportContent,
  ReportNumber,
  ReportRates,
  ReportNaming,
  ReportScore,
  ReportTopic,
  ReportTopics,
  ReportTrend,
} from './report/content.js';
export type { BoardTileReport, DrawnTile } from './report/board-content.js';
export { boardHtml } from './report/board-html.js';
export { drawReport, type DrawnChart, type DrawnReport } from './report/draw-report.js';
export { reportCsv, reportPdf } from './report/report-files.js';
export type { ReportFrame, ReportLink } from './report/report-frame.js';
export { reportHtml } from './report/report-html.js';
export { reportText } from './report/report-text.js';
export type { ScenarioContent, ScenarioFacts, ScenarioReturn } from './scenario/scenario-content.js';
export { scenarioPdf } from './scenario/scenario-pdf.js';
export { sentencesOf, type ReportSentences } from './report/sentences.js';
export { reportWords } from './report/words/index.js';
export type { ReportWords } from './report/words/report-words.js';
