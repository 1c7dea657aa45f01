import { featuresOf } from './features.js';
import { estimateSentiment, type SentimentModel } from './sentiment-model.js';
import { wordsOf } from './words.js';

/** A sentence that may sound unhappy to who reads it. */
export interface HarshSentence {
  readonly sentence: string;
  /** The probability that the model gives, from `SURE` to 1. */
  readonly confidence: number;
}

/** The least probability: a hint that is often wrong would be read no more. */
export const SURE = 0.85;

/** Words below which a sentence says too little. */
const MIN_WORDS = 4;

/** Sentences that are looked at. */
const MOST = 60;

/** Beginnings of words by which somebody regrets what has happened: such a sentence is unhappy about the matter, and rightly. */
const REGRET = `sorry apolog regret unfortunately
   leid entschuldig bedauer leider verzeih
   désol excus regrett malheureusement pardon
   آسف نأسف نعتذر أعتذر اعتذار للأسف`.split(/\s+/);

/**
 * The sentence of a reply that most clearly sounds unhappy; null if none does, or if nobody measured how often the model is right. The
 * model was trained on what customers write, so it is a hint and no verdict. `language`: ISO 639-1.
 */
export function harshestSentence(model: SentimentModel, text: string, language: string): HarshSentence | null {
  let harshest: HarshSentence | null = null;
  for (const sentence of sentencesOf(text, language).slice(0, MOST)) {
    const words = wordsOf(sentence, language).map(({ word }) => word);
    if (words.length < MIN_WORDS || words.some((word) => REGRET.some((start) => word.startsWith(start)))) continue;
    const estimate = estimateSentiment(model, featuresOf(sentence, language));
    if (estimate?.sentiment !== 'negative' || estimate.confidence === null) continue;
    if (estimate.confidence < Math.max(SURE, harshest?.confidence ?? 0)) continue;
    harshest = { sentence, confidence: estimate.confidence };
  }
  return harshest;
}

function sentencesOf(text: string, language: string): readonly string[] {
  const known = /^[a-z]{2,3}$/.test(language) ? language : 'en';
  const segments = new Intl.Segmenter(known, { granularity: 'sentence' }).segment(text);
  return [...segments].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');
}
