import type { PdfDocument } from './pdf-document.js';

/**
 * Writes a document as a PDF of A4 pages, with its language, title and texts that can be selected. Takes about half a second of CPU for the
 * first one and 50 to 200 ms for others. The library is loaded with the first document.
 */
export async function writePdf(document: PdfDocument): Promise<Buffer> {
  const { renderPdf } = await import('./pdf/render-pdf.js');
  return renderPdf(document);
}
