import type { Refusal } from '../refusal.js';
import { tooFew } from '../refusal.js';
import type { SentimentModel } from './sentiment-model.js';
import {
  calibrating,
  calibrationOf,
  judgedBy,
  type Calibration,
  type SentimentExample,
  type Steps,
} from './train-sentiment.js';

/** Texts with a score in a language below which a workspace gets no model of its own. */
export const MIN_OWN_TEXTS = 200;

/** The newest texts that a model is trained on: more hardly make it better, and only take time. */
export const MAX_OWN_TEXTS = 4_000;

/** How much a text counts of which a person said how it sounds. */
export const STATED_WEIGHT = 5;

/** A model of a workspace's own beside the base. */
export interface OwnModel {
  readonly model: SentimentModel;
  readonly calibration: Calibration;
  /** Of the base on the same texts; null: there is none. */
  readonly baseAccuracy: number | null;
  /** Whether it names more texts rightly than the base: otherwise the base stays. */
  readonly isBetter: boolean;
}

/** Why a workspace has no model of its own for a language; undefined if it has enough texts. */
export function ownModelRefusal(texts: number): Refusal | undefined {
  if (texts >= MIN_OWN_TEXTS) return undefined;
  const message = `A model of your own needs ${MIN_OWN_TEXTS} comments with a score in this language; ${texts} are here.`;
  return tooFew('too_few_texts', MIN_OWN_TEXTS, texts, message);
}

/** Trains a model on a workspace's own texts, going on from the base, and compares both on texts that the own model has not seen. */
export function* trainingOwn(examples: readonly SentimentExample[], base: SentimentModel | undefined): Steps<OwnModel> {
  const { model, calibration } = yield* calibrating(examples, base);
  const baseAccuracy = base === undefined ? null : calibrationOf(judgedBy(base, examples), 1).accuracy;
  return { model, calibration, baseAccuracy, isBetter: baseAccuracy === null || calibration.accuracy > baseAccuracy };
}

/** Whether a model is trained again: a fifth more texts than last time, or staff said something since. */
export function isOutgrown(
  last: { readonly texts: number; readonly stated: number } | undefined,
  now: { readonly texts: number; readonly stated: number },
): boolean {
  if (last === undefined) return true;
  return now.texts >= Math.max(last.texts * 1.2, last.texts + 20) || now.stated !== last.stated;
}
