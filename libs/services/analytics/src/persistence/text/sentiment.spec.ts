import { existsSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { FEATURES, featuresOf } from '../../domain/text/features.js';
import { ShippedTextKnowledge } from './shipped-text-knowledge.js';
import { packModel, unpackModel } from '../../domain/text/packed-model.js';
import { estimateSentiment, logitsOf, SENTIMENTS, type SentimentModel } from '../../domain/text/sentiment-model.js';
import { calibrated, calibrationOf, trainSentiment, type SentimentExample } from '../../domain/text/train-sentiment.js';

const knowledge = new ShippedTextKnowledge();
const service = new URL('../../../', import.meta.url);
const shared = new URL('../../../../shared/data/vader_gt/amazonReviewSnippets_GroundTruth.txt.gz', service);

describe('sentiment', () => {
  it('names product reviews that it never saw rightly in two of three, and is as sure as it is right', () => {
    const examples = keptBack();
    const model = knowledge.model('en') as SentimentModel;
    const judged = examples.map(({ features, label }) => ({ logits: logitsOf(model, features), label }));
    const { accuracy, error, n } = calibrationOf(judged, model.temperature as number);
    expect(n).toBe(742);
    // The largest class alone would be right in 46 %.
    expect(accuracy).toBeGreaterThanOrEqual(0.66);
    expect(error).toBeLessThanOrEqual(0.05);
  });

  it('reaches the same by five folds of the whole data set, where it is at hand', () => {
    if (!existsSync(shared)) {
      console.warn('the ground truth of product reviews is not beside the project: five folds are not tried');
      return;
    }
    const { accuracy, error } = calibrated(reviews()).calibration;
    expect(accuracy).toBeGreaterThanOrEqual(0.66);
    expect(error).toBeLessThanOrEqual(0.05);
  }, 20_000);

  it('knows German words of praise and complaint, but not how sure it is', () => {
    const model = knowledge.model('de') as SentimentModel;
    const named = GERMAN.map(([text, expected]) => ({
      expected,
      of: estimateSentiment(model, featuresOf(text, 'de')),
    }));
    expect(named.filter(({ expected, of }) => of?.sentiment === expected).length).toBeGreaterThanOrEqual(
      0.8 * GERMAN.length,
    );
    expect(named.every(({ of }) => of?.confidence === null)).toBe(true);
  });

  it('says nothing of a text without a word, and knows no model of a language that nobody trained', () => {
    expect(estimateSentiment(knowledge.model('en') as SentimentModel, featuresOf(' … ', 'en'))).toBeNull();
    expect(knowledge.model('pl')).toBeUndefined();
  });

  it('learns what the words of a workspace mean, against the base', () => {
    const base = knowledge.model('en') as SentimentModel;
    const examples = Array.from({ length: 40 }, (_, i) => example(`the sick lamp number ${i} arrived`, 2));
    const own = trainSentiment(examples, base);
    const sick = featuresOf('this sick lamp', 'en');
    expect(estimateSentiment(base, sick)?.sentiment).not.toBe('positive');
    expect(estimateSentiment(own, sick)?.sentiment).toBe('positive');
  });

  it('gives the same model for the same examples, and the same estimates after it was stored', () => {
    const examples = keptBack().slice(0, 200);
    const model = { ...trainSentiment(examples), temperature: 0.9 };
    expect(packModel(trainSentiment(examples))).toEqual(packModel(trainSentiment(examples)));
    const stored = unpackModel(packModel(model));
    const differing = examples.filter(
      ({ features }) =>
        estimateSentiment(stored, features)?.sentiment !== estimateSentiment(model, features)?.sentiment,
    );
    expect(differing.length).toBeLessThanOrEqual(2);
    expect(stored.temperature).toBeCloseTo(0.9, 5);
    expect(() => unpackModel(new Uint8Array(3))).toThrow(RangeError);
  });
});

describe('the language of a text', () => {
  it('reads it from the letters, and trusts the survey for short texts', () => {
    expect(knowledge.languageOf('Das Etikett ließ sich leider nicht ausdrucken.', 'en')).toBe('de');
    expect(knowledge.languageOf('The label page said my order does not exist.', 'de-AT')).toBe('en');
    expect(knowledge.languageOf('Super', 'de-AT')).toBe('de');
  });
});

function example(text: string, label: number): SentimentExample {
  return { features: featuresOf(text, 'en'), label };
}

/** The reviews that the shipped model was not trained on, as features: see `tools/sentiment/train.mjs`. */
function keptBack(): readonly SentimentExample[] {
  const bytes = brotliDecompressSync(readFileSync(new URL('test/data/reviews.br', service)));
  const examples: SentimentExample[] = [];
  let at = 0;
  const number = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
      shift += 7;
    }
  };
  while (at < bytes.length) {
    const label = number();
    const [indices, values] = [[] as number[], [] as number[]];
    for (let left = number(); left > 0; left -= 1) {
      indices.push((indices.at(-1) ?? 0) + number());
      values.push((bytes[at++] as number) / 255);
    }
    examples.push({ features: { indices: Uint32Array.from(indices), values: Float32Array.from(values) }, label });
  }
  expect(examples.every(({ features }) => features.indices.every((index) => index < FEATURES))).toBe(true);
  return examples;
}

function reviews(): readonly SentimentExample[] {
  const lines = gunzipSync(readFileSync(shared)).toString('utf8').trim().split('\n');
  return lines.map((line) => {
    const [, mean, ...text] = line.split('\t');
    return example(text.join(' '), Number(mean) > 0.5 ? 2 : Number(mean) < -0.5 ? 0 : 1);
  });
}

const [NEGATIVE, NEUTRAL, POSITIVE] = SENTIMENTS;

/** Sentences that the German model was not made of. */
const GERMAN = [
  ['Der Verkäufer hat sich viel Zeit genommen', POSITIVE],
  ['Nach drei Tagen ging die Lampe nicht mehr', NEGATIVE],
  ['Ihr habt meine Bestellung vergessen!', NEGATIVE],
  ['Ich war positiv überrascht, wie schnell das ging', POSITIVE],
  ['Umtausch wurde abgelehnt, sehr ärgerlich', NEGATIVE],
  ['Lampe leuchtet herrlich', POSITIVE],
  ['Es hat niemand geholfen', NEGATIVE],
  ['Habe mich gut beraten gefühlt', POSITIVE],
  ['Die Rückerstattung lässt auf sich warten', NEGATIVE],
  ['Klare Empfehlung', POSITIVE],
  ['Ich habe eine Frage zur Garantie', NEUTRAL],
  ['Lieferung am Freitag erhalten', NEUTRAL],
  ['Wieder ein Kratzer im Schirm, das ist jetzt das dritte Mal', NEGATIVE],
  ['Kompetente und freundliche Mitarbeiter', POSITIVE],
  ['Der Kurier war einfach nicht da', NEGATIVE],
  ['Ein sehr angenehmes Einkaufserlebnis', POSITIVE],
  ['Ich musste das Etikett selbst ausdrucken, habe aber keinen Drucker', NEGATIVE],
  ['Leider falscher Schirm geliefert', NEGATIVE],
  ['Schlechter Service, unfreundliches Personal', NEGATIVE],
  ['Toller Laden, nette Beratung', POSITIVE],
] as const;
