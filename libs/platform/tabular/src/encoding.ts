import iconv from 'iconv-lite';

/** Encodings of files. UTF-16 is converted when a file is uploaded; in the others separators are those of ASCII. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Other names of encodings, as in the `charset` of a media type. ISO 8859-1 is read as windows-1252, as browsers do. */
const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'latin-9': 'iso-8859-15',
  latin2: 'iso-8859-2',
  'x-mac-roman': 'macintosh',
};

/** The encoding with this name; undefined for one that is not supported. */
export function encodingNamed(charset: string): Encoding | undefined {
  const name = charset.toLowerCase().replace(/^(?:cp|x-cp|windows)-?(?=125\d$)/, 'windows-');
  return ALIASES[name] ?? ENCODINGS.find((encoding) => encoding === name);
}

/** Bytes from which the encoding is detected. */
export const ENCODING_SAMPLE_BYTES = 65_536;

const NON_ASCII = /[\u0080-\u00ff]/;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The encoding of the beginning of a file, which has no UTF-16: UTF-8 if it is valid, else windows-1252, the encoding of "CSV" in
 * Excel on a Western Windows. What does not fit later in the file is reported row by row.
 */
export function detectEncoding(bytes: Buffer): Encoding {
  const sample = bytes.subarray(0, ENCODING_SAMPLE_BYTES);
  try {
    // `stream`: the sample may end inside a character.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The bytes of a UTF-8 byte order mark at the beginning: 3 or 0. */
export function byteOrderMarkOf(bytes: Buffer): number {
  return bytes.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0;
}

/** UTF-16 with a byte order mark, or without one if half of the bytes are zero as in text of ASCII separators; else undefined. */
export function detectUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 10 && odd > 10 * even) return 'utf-16le';
  return even > length / 10 && even > 10 * odd ? 'utf-16be' : undefined;
}

/** Turns a cell of one byte per character into text; undefined if its bytes have no meaning in the encoding. */
export type CellDecoder = (cell: string) => string | undefined;

/** The decoder of cells for an encoding. */
export function cellDecoder(encoding: Encoding): CellDecoder {
  return encoding === 'utf-8' || encoding.startsWith('utf-16') ? decodeUtf8 : singleByteDecoder(encoding);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(cell: string): string | undefined {
  if (!NON_ASCII.test(cell)) return cell;
  try {
    return UTF8.decode(Buffer.from(cell, 'latin1'));
  } catch {
    return undefined;
  }
}

function singleByteDecoder(encoding: Encoding): CellDecoder {
  return (cell) => {
    if (!NON_ASCII.test(cell)) return cell;
    const text = iconv.decode(Buffer.from(cell, 'latin1'), encoding);
    return text.includes('\ufffd') ? undefined : text;
  };
}
