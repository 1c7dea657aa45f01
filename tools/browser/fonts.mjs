import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Packages with the fonts that pages are drawn with, so that pictures do not depend on the machine. */
const FONTS = ['noto-sans', 'noto-sans-arabic', 'noto-sans-hebrew', 'sawarabi-gothic'];

/** Upright fonts, one file for each family and weight: of two files with one name fontconfig takes either. */
const WANTED =
  /^(noto-sans-latin|noto-sans-arabic-arabic|noto-sans-hebrew-hebrew|sawarabi-gothic-\d+)-(400|600|700)-normal\.woff$/;

const FAMILIES = ['Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Sawarabi Gothic'];

/** Writes the fonts and a fontconfig file that lists only them into the folder; returns the path of the file. */
export function writeFonts(packages, folder) {
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  for (const name of FONTS) {
    const files = join(packages, '@fontsource', name, 'files');
    for (const file of readdirSync(files).filter((each) => WANTED.test(each)))
      writeFileSync(join(fonts, file.replace(/woff$/, 'ttf')), sfntOf(readFileSync(join(files, file))));
  }
  const prefer = FAMILIES.map((family) => `<family>${family}</family>`).join('');
  const alias = (family) => `<alias><family>${family}</family><prefer>${prefer}</prefer></alias>`;
  const path = join(folder, 'fonts.conf');
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${fonts}</dir>
<cachedir>${join(folder, 'fontconfig')}</cachedir>
${alias('system-ui')}
${alias('sans-serif')}
</fontconfig>
`,
  );
  return path;
}

/** The font in a WOFF 1.0 file: Chromium takes no compressed fonts from the system. */
export function sfntOf(woff) {
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(12 + 16 * count);
  woff.copy(header, 0, 4, 8);
  const power = Math.floor(Math.log2(count));
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (count - 2 ** power), 10);
  const tables = [];
  let offset = header.length;
  for (let i = 0; i < count; i += 1) {
    const entry = 44 + 20 * i;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at));
    const data = woff.subarray(start, start + packed);
    const table = packed < length ? inflateSync(data) : data;
    woff.copy(header, 12 + 16 * i, entry, entry + 4);
    woff.copy(header, 16 + 16 * i, entry + 16, entry + 20);
    header.writeUInt32BE(offset, 20 + 16 * i);
    header.writeUInt32BE(length, 24 + 16 * i);
    const padding = (4 - (length % 4)) % 4;
    tables.push(table, Buffer.alloc(padding));
    offset += length + padding;
  }
  return Buffer.concat([header, ...tables]);
}
