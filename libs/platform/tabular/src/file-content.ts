import iconv from 'iconv-lite';
import { byteOrderMarkOf, detectUtf16, type Encoding } from './encoding.js';
import { workbookAsCsv, type WorkbookLimits } from './workbook.js';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Bytes from which the kind of a file is detected. */
const HEAD_BYTES = 4_096;

/** Content in the form in which imports are stored: text whose separators are those of ASCII. */
export interface FileContent {
  readonly isWorkbook: boolean;
  /** The encoding that the sender named, unless the content says otherwise; UTF-8 is detected. */
  readonly encoding: Encoding | undefined;
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Detects the kind of a file, whose sender may have named its encoding. The first sheet of an .xlsx workbook becomes CSV, UTF-16
 * becomes UTF-8; everything else is left as it is.
 */
export async function fileContent(
  content: AsyncIterable<Buffer>,
  limits: WorkbookLimits,
  named?: Encoding,
): Promise<FileContent> {
  const source = content[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  for (let size = 0; size < HEAD_BYTES;) {
    const { value, done } = await source.next();
    if (done === true) break;
    first.push(value);
    size += value.length;
  }
  const head = Buffer.concat(first);
  const all = resumed(head, source);
  if (head.subarray(0, 4).equals(ZIP)) {
    return { isWorkbook: true, encoding: undefined, bytes: workbookAsCsv(all, limits) };
  }
  const hasMark = byteOrderMarkOf(head) > 0;
  const utf16 = detectUtf16(head) ?? (named?.startsWith('utf-16') === true && !hasMark ? named : undefined);
  if (utf16 !== undefined) return { isWorkbook: false, encoding: undefined, bytes: asUtf8(all, utf16) };
  const encoding = hasMark || named === 'utf-8' || named?.startsWith('utf-16') === true ? undefined : named;
  return { isWorkbook: false, encoding, bytes: all };
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
