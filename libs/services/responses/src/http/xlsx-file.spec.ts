import type { Cell } from '@hearback/kernel';
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { xlsxFile } from './xlsx-file.js';

/** The texts of a ZIP file by path, from its central directory. */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset, index) =>
      index === 0 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const header = zip.readUInt32LE(at + 42);
    const data = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const path = zip.subarray(at + 46, at + 46 + name).toString();
    files.set(path, inflateRawSync(zip.subarray(data, data + size)).toString());
    at += 46 + name + extra + comment;
  }
  return files;
}

async function* pagesOf(...pages: readonly (readonly Cell[])[][]) {
  for (const page of pages) yield page;
}

describe('xlsxFile', () => {
  it('writes typed cells, text as text, and what XML cannot hold escaped', async () => {
    const rows = [
      [1, -1e-7, true, null, '=1+1'],
      ['<a & "b">', 'a\u0001_x0041_', ' two\nlines ', '', '\ud800'],
    ];
    const files = unzip(await buffer(xlsxFile(['a', 'b', 'c', 'd', 'e'], pagesOf(rows))));
    const sheet = files.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('<row><c><v>1</v></c><c><v>-1e-7</v></c><c t="b"><v>1</v></c><c/>');
    expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
    expect(sheet).toContain('&lt;a &amp; "b"&gt;');
    expect(sheet).toContain('a_x0001__x005F_x0041_');
    expect(sheet).toContain(' two\nlines ');
    expect(sheet).not.toContain('<f>');
    expect([...files.keys()].toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });

  it('continues on another sheet with the header when one is full', async () => {
    const pages = [[[1], [2], [3]], [], [[4], [5]]];
    const files = unzip(await buffer(xlsxFile(['n'], pagesOf(...pages), 3)));
    const valuesOf = (n: number) =>
      [...files.get(`xl/worksheets/sheet${n}.xml`)!.matchAll(/<v>(\d+)<\/v>/g)].map(([, value]) => Number(value));
    expect([1, 2, 3].map(valuesOf)).toEqual([[1, 2], [3, 4], [5]]);
    expect(files.get('xl/workbook.xml')).toContain('name="Responses 3"');
    expect(unzip(await buffer(xlsxFile(['n'], pagesOf(), 3))).has('xl/worksheets/sheet2.xml')).toBe(false);
  });

  it('reads on only as far as the reader of the file does, and fails with its rows', async () => {
    let pages = 0;
    const endless = (async function* () {
      for (;;) {
        pages += 1;
        yield Array.from({ length: 500 }, () => [Math.random(), Math.random()]);
      }
    })();
    const file = xlsxFile(['a', 'b'], endless) as NodeJS.ReadableStream & { destroy(): void };
    file.on('readable', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(pages).toBeLessThan(60);
    file.destroy();

    const broken = (async function* (): AsyncGenerator<Cell[][]> {
      yield [[1]];
      throw new Error('the database is gone');
    })();
    await expect(buffer(xlsxFile(['a'], broken))).rejects.toThrow('the database is gone');
  });
});
