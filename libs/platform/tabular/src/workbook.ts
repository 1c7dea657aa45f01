import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileDefect } from './file-defect.js';
import { readSharedStrings, readSheetList, readStyles, type CellStyles } from './workbook-parts.js';
import { SheetRows } from './workbook-sheet.js';

/** What a workbook may unpack to, against files that are small and unpack to gigabytes. */
export interface WorkbookLimits {
  /** Bytes of each part and of the CSV that is made of the sheet. */
  readonly bytes: number;
}

/** The first visible sheet of an .xlsx workbook as CSV in UTF-8, streamed. Formulas are never evaluated: their stored values count. */
export async function* workbookAsCsv(content: AsyncIterable<Buffer>, limits: WorkbookLimits): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  for await (const bytes of content) chunks.push(bytes);
  const zip = await openZip(Buffer.concat(chunks));
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) parts.set(partName(entry.fileName), entry);
  const read = (name: string) => partOf(zip, parts, name, limits);
  const list = await readSheetList(read);
  const [strings, styles] = [await readSharedStrings(read), await readStyles(read, list.usesDatesOf1904)];
  yield* sheetAsCsv(read(list.path), strings, styles, limits);
}

async function* sheetAsCsv(
  part: AsyncIterable<string>,
  strings: readonly string[],
  styles: CellStyles,
  limits: WorkbookLimits,
): AsyncGenerator<Buffer> {
  const rows = new SheetRows(strings, styles);
  let size = 0;
  for await (const text of part) {
    const csv = Buffer.from(rows.push(text));
    size += csv.length;
    if (size > limits.bytes) throw tooLarge();
    if (csv.length > 0) yield csv;
  }
}

async function openZip(buffer: Buffer): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  } catch {
    throw new FileDefect('unreadable-file', 'The file is not a complete .xlsx workbook.');
  }
}

/** The text of a part, chunk by chunk; nothing if the workbook has no such part. */
async function* partOf(
  zip: ZipFile,
  parts: ReadonlyMap<string, Entry>,
  name: string,
  limits: WorkbookLimits,
): AsyncGenerator<string> {
  const entry = parts.get(partName(name));
  if (entry === undefined) return;
  if (entry.uncompressedSize > limits.bytes) throw tooLarge();
  const stream = await zip.openReadStreamPromise(entry);
  stream.setEncoding('utf8');
  try {
    for await (const text of stream) yield text as string;
  } catch {
    throw new FileDefect('unreadable-file', `The part ${name} of the workbook is damaged.`);
  }
}

/** Names of parts do not depend on case, and may begin with a slash. */
function partName(path: string): string {
  return path.replace(/^\//, '').toLowerCase();
}

function tooLarge() {
  return new FileDefect('content-too-large', 'The workbook unpacks to more than an import may have.');
}
