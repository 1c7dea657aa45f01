/** Makes pictures that people upload safe to show to others. */
export abstract class LogoEncoder {
  /**
   * The picture as a new PNG of at most 256 × 256 pixels, without anything else that the file contained; undefined if it is no PNG,
   * JPEG or WebP, is damaged, or has too many pixels.
   */
  abstract encode(file: Buffer): Promise<Buffer | undefined>;
}
