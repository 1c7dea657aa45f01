import { crc32, deflateRawSync } from 'node:zlib';

interface WorkbookOptions {
  /** A shared text that no cell needs. */
  readonly strings?: string;
  readonly prolog?: string;
  /** Number of the first row. */
  readonly firstRow?: number;
}

/** An .xlsx workbook as Excel writes it: a hidden sheet first, shared texts, a style for days, a formula, a gap of rows. */
export function workbookOf({ strings = '', prolog = '', firstRow = 1 }: WorkbookOptions = {}): Buffer {
  const sheet = (rows: string) =>
    `<?xml version="1.0"?>${prolog}<worksheet xmlns="x"><sheetData>${rows}</sheetData></worksheet>`;
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="Hidden" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Answers" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst><si><t>id</t></si><si><r><t>N</t></r><r><t>PS</t></r><rPh><t>x</t></rPh></si><si><t>${strings}</t></si></sst>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    'xl/worksheets/sheet2.xml': sheet(
      `<row r="${firstRow}"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>day</t></is></c><c r="D1" t="str"><v>basket</v></c><c r="E1" t="str"><v>member</v></c></row>` +
        `<row r="3"><c r="A3" t="str"><v>w1</v></c><c r="B3"><f>4+5</f><v>9</v></c><c r="C3" s="1"><v>46056</v></c><c r="D3"><v>19.5</v></c><c r="E3" t="b"><v>1</v></c></row>` +
        `<row r="4"><c r="A4" t="str"><v>w2</v></c><c r="B4"><v>10</v></c></row>` +
        `<row r="6"><c r="A6" t="str"><v>w3</v></c><c r="B6" t="e"><v>#REF!</v></c></row>`,
    ),
  });
}

/** A workbook with the cells of a CSV text without quotes, all of them texts. */
export function sheetOf(csv: string): Buffer {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = csv.trim().split('\n');
  const sheet = rows.map((row, index) => `<row r="${index + 1}">${row.split(',').map(cell).join('')}</row>`).join('');
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="x"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

/** A zip file with these parts. */
export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(raw.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, place, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}
