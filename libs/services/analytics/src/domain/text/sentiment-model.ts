import { FEATURES, type Features } from './features.js';

/** How a text sounds, from unhappy to happy; the order is that of the classes of a model. */
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const CLASSES = SENTIMENTS.length;

/** A multinomial logistic model of the sentiment of a text. */
export interface SentimentModel {
  /** `CLASSES` weights for each feature, side by side. */
  readonly weights: Float32Array;
  readonly bias: readonly [number, number, number];
  /** What logits are divided by, so that probabilities are as often right as they say (Guo et al. 2017); null: never measured. */
  readonly temperature: number | null;
}

/** What a model says about a text. */
export interface SentimentEstimate {
  readonly sentiment: Sentiment;
  /** The probability of this sentiment, from 1/3 to 1; null if nobody measured how often the model is right. */
  readonly confidence: number | null;
}

/** A model that knows nothing. */
export function emptyModel(): SentimentModel {
  return { weights: new Float32Array(CLASSES * FEATURES), bias: [0, 0, 0], temperature: null };
}

/** The logits of the classes, not divided by the temperature. */
export function logitsOf({ weights, bias }: Pick<SentimentModel, 'weights' | 'bias'>, { indices, values }: Features) {
  let [negative, neutral, positive] = bias;
  for (let i = 0; i < indices.length; i += 1) {
    const at = CLASSES * (indices[i] as number);
    const value = values[i] as number;
    negative += value * (weights[at] as number);
    neutral += value * (weights[at + 1] as number);
    positive += value * (weights[at + 2] as number);
  }
  return [negative, neutral, positive] as const;
}

/** Probabilities of logits. */
export function softmax(logits: readonly number[], temperature = 1): readonly number[] {
  const highest = Math.max(...logits);
  const raised = logits.map((logit) => Math.exp((logit - highest) / temperature));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}

/** The most probable sentiment of a text; null for a text without a word, of which nothing can be said. */
export function estimateSentiment(model: SentimentModel, features: Features): SentimentEstimate | null {
  if (features.indices.length === 0) return null;
  const probabilities = softmax(logitsOf(model, features), model.temperature ?? 1);
  const confidence = Math.max(...probabilities);
  const sentiment = SENTIMENTS[probabilities.indexOf(confidence)] as Sentiment;
  return { sentiment, confidence: model.temperature === null ? null : confidence };
}
