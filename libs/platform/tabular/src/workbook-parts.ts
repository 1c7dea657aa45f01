import { XmlEvents } from './xml-events.js';
import { FileDefect } from './file-defect.js';

/** Reads a part of a workbook by its path, chunk by chunk. */
export type PartReader = (path: string) => AsyncIterable<string>;

/** What the formats of cells mean. */
export interface CellStyles {
  /** Whether the format of each style is a day or time. */
  readonly isDate: readonly boolean[];
  readonly usesDatesOf1904: boolean;
}

/** The path of the first visible sheet. */
export async function readSheetList(
  read: PartReader,
): Promise<{ readonly path: string; readonly usesDatesOf1904: boolean }> {
  const sheets: { id: string; isHidden: boolean }[] = [];
  const paths = new Map<string, string>();
  let usesDatesOf1904 = false;
  await eachElement(read('xl/workbook.xml'), (name, attributes) => {
    if (name === 'sheet')
      sheets.push({ id: relationOf(attributes), isHidden: (attributes['state'] ?? 'visible') !== 'visible' });
    if (name === 'workbookPr') usesDatesOf1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
  });
  await eachElement(read('xl/_rels/workbook.xml.rels'), (name, attributes) => {
    if (name === 'Relationship') paths.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  });
  const target = paths.get((sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])?.id ?? '');
  if (target === undefined) throw new FileDefect('unreadable-file', 'The workbook has no sheet.');
  return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, usesDatesOf1904 };
}

/** The `r:id` of an element; writers may name the prefix otherwise. */
function relationOf(attributes: Readonly<Record<string, string>>): string {
  return attributes[Object.keys(attributes).find((name) => name.endsWith(':id')) ?? ''] ?? '';
}

/** The texts that cells share, without phonetic guides (`rPh`). */
export async function readSharedStrings(read: PartReader): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inPhonetic = false;
  const xml = new XmlEvents({
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      inText = name === 't' && !inPhonetic;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      if (name === 'rPh') inPhonetic = false;
      inText = false;
    },
    text: (part) => {
      if (inText) text += part;
    },
  });
  for await (const part of read('xl/sharedStrings.xml')) xml.push(part);
  return strings;
}

/** Formats of days and times that every workbook has. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/** Which styles of cells are days or times. */
export async function readStyles(read: PartReader, usesDatesOf1904: boolean): Promise<CellStyles> {
  const dates = new Set(BUILT_IN_DATES);
  const isDate: boolean[] = [];
  let inCellFormats = false;
  const xml = new XmlEvents({
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? '')) dates.add(id);
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) isDate.push(dates.has(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
  });
  for await (const part of read('xl/styles.xml')) xml.push(part);
  return { isDate, usesDatesOf1904 };
}

function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/\.0+/g, ''));
}

async function eachElement(
  part: AsyncIterable<string>,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const xml = new XmlEvents({ open, close: () => undefined, text: () => undefined });
  for await (const text of part) xml.push(text);
}
