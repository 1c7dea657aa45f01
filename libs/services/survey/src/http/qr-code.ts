import { encodeQR } from 'qr';
import sharp from 'sharp';

/** Blank modules around the code, as ISO/IEC 18004 asks for. */
const QUIET_ZONE = 4;

/** A code that still reads with 15 % of it covered or dirty, as on posters and receipts. */
const OPTIONS = { ecc: 'medium', border: QUIET_ZONE } as const;

/** The QR code of an address as SVG. */
export function qrSvg(address: string): string {
  return encodeQR(address, 'svg', OPTIONS);
}

/** The QR code of an address as PNG, at least `size` pixels wide, so that each module is a whole number of pixels. */
export async function qrPng(address: string, size: number): Promise<Buffer> {
  const modules = encodeQR(address, 'raw', OPTIONS);
  const side = modules.length;
  const pixels = Buffer.from(modules.flatMap((row) => row.map((isDark) => (isDark ? 0 : 255))));
  const width = Math.ceil(size / side) * side;
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .resize(width, width, { kernel: 'nearest' })
    .png()
    .toBuffer();
}
