import { existsSync, readFileSync } from 'node:fs';
import { fileContent } from '@hearback/tabular';
import { zipOf } from './workbook-file.js';

const WORKBOOK = `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const RELATIONS = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;

/** A file in the form in which imports are stored. */
export interface StoredFile {
  readonly content: Buffer;
  readonly isWorkbook: boolean;
}

/** A file of a case, as an upload would store it: a CSV file, or a workbook of the parts in the folder. Undefined if there is none. */
export async function storedFile(folder: URL, name: 'first' | 'input'): Promise<StoredFile | undefined> {
  const sheet = new URL('sheet.xml', folder);
  const csv = new URL(`${name}.csv`, folder);
  const hasSheet = name === 'input' && existsSync(sheet);
  if (!hasSheet && !existsSync(csv)) return undefined;
  const file = await fileContent(pieces(hasSheet ? workbookIn(folder) : readFileSync(csv)), { bytes: 1_000_000 });
  const parts: Buffer[] = [];
  for await (const bytes of file.bytes) parts.push(bytes);
  return { content: Buffer.concat(parts), isWorkbook: file.isWorkbook };
}

function workbookIn(folder: URL): Buffer {
  const part = (name: string) => {
    const file = new URL(`${name}.xml`, folder);
    return existsSync(file) ? { [`xl/${name}.xml`]: readFileSync(file, 'utf8') } : {};
  };
  return zipOf({
    'xl/workbook.xml': WORKBOOK,
    'xl/_rels/workbook.xml.rels': RELATIONS,
    ...part('workbook'),
    ...part('sharedStrings'),
    ...part('SharedStrings'),
    ...part('styles'),
    'xl/worksheets/sheet1.xml': readFileSync(new URL('sheet.xml', folder), 'utf8'),
  });
}

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 4096) yield content.subarray(at, at + 4096);
}
