import { createHash } from 'node:crypto';
import { hashed, inChunks } from './chunks.js';
import type { Encoding } from './encoding.js';
import { fileContent } from './file-content.js';

/** Minimum bytes of a stored chunk, except the last. */
const CHUNK_BYTES = 262_144;

/** How many times larger than the largest file a workbook may be unpacked. */
const MAX_UNPACKED = 5;

/** A file whose content is stored. */
export interface StoredContent {
  /** SHA-256 of the file as it was sent, in base64. */
  readonly digest: string;
  /** Bytes that were stored, which are not those of the file for a workbook and for UTF-16. */
  readonly bytes: number;
  readonly isWorkbook: boolean;
  /** The encoding that the sender named, unless the content says otherwise. */
  readonly encoding: Encoding | undefined;
}

/**
 * Stores a file chunk by chunk as it arrives. `append` gets each chunk with the number of bytes before it. Throws FileDefect for what
 * cannot be read, and errors of the stream and of `append`.
 */
export async function storeContent(
  content: AsyncIterable<Buffer>,
  file: { readonly maxBytes: number; readonly encoding: Encoding | undefined },
  append: (offset: number, chunk: Buffer) => Promise<void>,
): Promise<StoredContent> {
  const hash = createHash('sha256');
  const found = await fileContent(hashed(content, hash), { bytes: MAX_UNPACKED * file.maxBytes }, file.encoding);
  let bytes = 0;
  for await (const chunk of inChunks(found.bytes, CHUNK_BYTES)) {
    await append(bytes, chunk);
    bytes += chunk.length;
  }
  return { digest: hash.digest('base64'), bytes, isWorkbook: found.isWorkbook, encoding: found.encoding };
}
