import type { Cell } from '@hearback/kernel';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { SHEET_END, SHEET_START, sheetRow, workbookFiles } from './xlsx-sheet.js';

/** The rows of a sheet in Excel. */
const SHEET_ROWS = 1_048_576;

/**
 * An XLSX file of these rows. Rows are read only as fast as the file is; what does not fit on a sheet continues on the next one,
 * below the header again.
 */
export function xlsxFile(
  header: readonly Cell[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  sheetRows = SHEET_ROWS,
): NodeJS.ReadableStream {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const rows = new PagedRows(pages);
  const addSheet = (number: number) => {
    const sheet = Readable.from(sheetText(header, rows, sheetRows), { objectMode: false, highWaterMark: 1 });
    sheet.once('error', (error) => output.destroy(error));
    sheet.once('end', () => {
      if (!rows.ended) return addSheet(number + 1);
      for (const [path, text] of workbookFiles(number)) zip.addBuffer(Buffer.from(text), path);
      zip.end();
    });
    output.once('close', () => sheet.destroy());
    zip.addReadStream(sheet, `xl/worksheets/sheet${number}.xml`);
  };
  addSheet(1);
  return output;
}

async function* sheetText(header: readonly Cell[], rows: PagedRows, limit: number): AsyncGenerator<string> {
  yield SHEET_START + sheetRow(header);
  let left = limit - 1;
  while (left > 0 && !rows.ended) {
    const page = await rows.take(left);
    left -= page.length;
    if (page.length > 0) yield page.map(sheetRow).join('');
  }
  yield SHEET_END;
}

/** Rows page by page, of which a sheet may take a part. */
class PagedRows {
  readonly #pages: AsyncIterator<readonly (readonly Cell[])[]>;
  #rest: readonly (readonly Cell[])[] = [];
  #isLast = false;

  constructor(pages: AsyncIterable<readonly (readonly Cell[])[]>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  get ended(): boolean {
    return this.#isLast && this.#rest.length === 0;
  }

  /** Up to `limit` rows; none at the end. */
  async take(limit: number): Promise<readonly (readonly Cell[])[]> {
    while (this.#rest.length === 0 && !this.#isLast) {
      const next = await this.#pages.next();
      if (next.done === true) this.#isLast = true;
      else this.#rest = next.value;
    }
    const taken = this.#rest.slice(0, limit);
    this.#rest = this.#rest.slice(limit);
    return taken;
  }
}
