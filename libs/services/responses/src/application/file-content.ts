import iconv from 'iconv-lite';
import { detectUtf16 } from '../domain/import/encoding.js';
import { workbookAsCsv, type WorkbookLimits } from './workbook.js';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Bytes from which the kind of a file is detected. */
const HEAD_BYTES = 4_096;

/** Content in the form in which imports are stored: text whose separators are those of ASCII. */
export interface FileContent {
  readonly isWorkbook: boolean;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Detects the kind of a file: the first sheet of an .xlsx workbook becomes CSV, UTF-16 becomes UTF-8, all else stays. */
export async function fileContent(content: AsyncIterable<Buffer>, limits: WorkbookLimits): Promise<FileContent> {
  const source = content[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  for (let size = 0; size < HEAD_BYTES;) {
    const { value, done } = await source.next();
    if (done === true) break;
    first.push(value);
    size += value.length;
  }
  const head = Buffer.concat(first);
  if (head.subarray(0, 4).equals(ZIP)) return { isWorkbook: true, bytes: workbookAsCsv(resumed(head, source), limits) };
  const utf16 = detectUtf16(head);
  const all = resumed(head, source);
  return { isWorkbook: false, bytes: utf16 === undefined ? all : asUtf8(all, utf16) };
}

async function* resumed(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* asUtf8(content: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(encoding);
  for await (const bytes of content) yield Buffer.from(decoder.write(bytes));
  yield Buffer.from(decoder.end() ?? '');
}
