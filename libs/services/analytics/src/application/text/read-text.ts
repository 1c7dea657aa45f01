import { featuresOf } from '../../domain/text/features.js';
import { estimateSentiment, SENTIMENTS } from '../../domain/text/sentiment-model.js';
import type { Reading } from './answer-text-store.js';
import type { TextRules } from './text-rules.js';

/** Reads a text by the rules of its workspace: language, sentiment and topics. `answeredIn`: BCP 47. */
export function readText(rules: TextRules, text: string, answeredIn: string): Reading {
  const language = rules.languageOf(text, answeredIn);
  const model = rules.modelOf(language);
  const estimate = model === undefined ? null : estimateSentiment(model, featuresOf(text, language));
  return {
    language,
    sentiment: estimate && SENTIMENTS.indexOf(estimate.sentiment),
    confidence: estimate && estimate.confidence,
    topics: rules.matcher.topicsOf(text, language).map((position) => rules.topics[position]!.id),
    version: rules.version,
  };
}
