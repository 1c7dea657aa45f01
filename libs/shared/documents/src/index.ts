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
