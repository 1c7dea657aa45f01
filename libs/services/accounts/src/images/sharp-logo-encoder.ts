import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { LogoEncoder } from '../application/logo-encoder.js';

const SIDE = 256;
/** A file of some bytes can claim a picture of gigabytes. */
const MAX_PIXELS = 40_000_000;
const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp']);

/** `LogoEncoder` by sharp. Only the pixels of the first frame reach the new file, so scripts, metadata and appended data do not. */
@Injectable()
export class SharpLogoEncoder extends LogoEncoder {
  override async encode(file: Buffer): Promise<Buffer | undefined> {
    try {
      const picture = sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'warning' });
      const { format } = await picture.metadata();
      if (!FORMATS.has(format ?? '')) return undefined;
      return await picture
        .autoOrient()
        .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
        .png({ compressionLevel: 9 })
        .toBuffer();
    } catch {
      // sharp throws plain errors for everything that it cannot read.
      return undefined;
    }
  }
}
