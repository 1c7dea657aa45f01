import { Injectable } from '@nestjs/common';
import { eld } from 'eld/small';
import { brotliDecompressSync } from 'node:zlib';
import { TextKnowledge } from '../../application/text/text-knowledge.js';
import { DE } from '../../domain/text/base/de.js';
import { EN } from '../../domain/text/base/en.js';
import { unpackModel } from '../../domain/text/packed-model.js';
import type { SentimentModel } from '../../domain/text/sentiment-model.js';

/**
 * The models that every workspace begins with, by language: see `tools/sentiment`. English was measured on product reviews that it had not
 * seen; German was not, so it has no confidence. For other languages nothing is known before a workspace has scored comments in them.
 */
const PACKED: Readonly<Record<string, string>> = { en: EN, de: DE };

/** Letters below which even a "reliable" guess of a language is often wrong. */
const SURE = 24;

/** `TextKnowledge` of what ships with the product: models are kept once unpacked, 1.5 MB each; languages are told by ELD. */
@Injectable()
export class ShippedTextKnowledge extends TextKnowledge {
  readonly #unpacked = new Map<string, SentimentModel>();

  override model(language: string): SentimentModel | undefined {
    const known = this.#unpacked.get(language);
    if (known !== undefined) return known;
    const packed = PACKED[language];
    if (packed === undefined) return undefined;
    const model = unpackModel(brotliDecompressSync(Buffer.from(packed, 'base64')));
    this.#unpacked.set(language, model);
    return model;
  }

  override languageOf(text: string, answeredIn: string): string {
    const found = eld.detect(text);
    const isSure = found.language !== '' && found.isReliable() && text.length >= SURE;
    return isSure ? found.language : (answeredIn.split('-')[0] ?? answeredIn).toLowerCase();
  }
}
