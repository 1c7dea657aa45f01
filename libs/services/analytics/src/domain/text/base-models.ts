import { brotliDecompressSync } from 'node:zlib';
import { DE } from './base/de.js';
import { EN } from './base/en.js';
import { unpackModel } from './packed-model.js';
import type { SentimentModel } from './sentiment-model.js';

/**
 * The models that every workspace begins with, by language: see `tools/sentiment`. English was measured on product reviews that it had not
 * seen; German was not, so it has no confidence. For other languages nothing is known before a workspace has scored comments in them.
 */
const PACKED: Readonly<Record<string, string>> = { en: EN, de: DE };

const UNPACKED = new Map<string, SentimentModel>();

/** The base model of a language (ISO 639-1); undefined if there is none. Kept once unpacked, 1.5 MB each. */
export function baseModel(language: string): SentimentModel | undefined {
  const known = UNPACKED.get(language);
  if (known !== undefined) return known;
  const packed = PACKED[language];
  if (packed === undefined) return undefined;
  const model = unpackModel(brotliDecompressSync(Buffer.from(packed, 'base64')));
  UNPACKED.set(language, model);
  return model;
}
