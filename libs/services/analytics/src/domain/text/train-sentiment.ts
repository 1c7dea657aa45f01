import { FEATURES, type Features } from './features.js';
import { CLASSES, emptyModel, logitsOf, softmax, type SentimentModel } from './sentiment-model.js';

/** A text whose sentiment is known: from the score of the same answer, from a person, or from a data set. */
export interface SentimentExample {
  readonly features: Features;
  /** Index in `SENTIMENTS`. */
  readonly label: number;
  /** How much it counts in comparison with others. Default: 1. */
  readonly weight?: number;
}

/** How a model is measured. */
export interface Calibration {
  readonly n: number;
  /** Share of texts whose sentiment was named rightly by a model that had not seen them. */
  readonly accuracy: number;
  /** Expected calibration error over ten bins of confidence (Naeini et al. 2015). */
  readonly error: number;
}

const EPOCHS = 4;
const RATE = 0.1;
const BIAS_RATE = 0.02;
const DECAY = 1e-5;
const FOLDS = 5;
const BINS = 10;

/** Work in short steps: whoever runs it may let others have their turn between them. */
export type Steps<T> = Generator<void, T>;

/** Does all steps at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Examples that are learnt in one step. */
const STEP = 50;

/**
 * Trains by AdaGrad (Duchi, Hazan and Singer 2011) on the multinomial log loss, going on from `base`. The order of the examples is a
 * fixed shuffle, so that the same examples give the same model on every machine. Its temperature is null: see `calibrating`.
 */
export function* training(
  examples: readonly SentimentExample[],
  base: SentimentModel = emptyModel(),
): Steps<SentimentModel> {
  const weights = base.weights.slice();
  const gradients = new Float32Array(CLASSES * FEATURES);
  const bias: [number, number, number] = [...base.bias];
  const random = randomFrom(2);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const [at, index] of order.entries()) {
      if (at % STEP === 0) yield;
      learn(weights, gradients, bias, examples[index] as SentimentExample);
    }
  }
  return { weights, bias, temperature: null };
}

/** `training`, all at once. */
export function trainSentiment(examples: readonly SentimentExample[], base?: SentimentModel): SentimentModel {
  return finished(training(examples, base));
}

/** A trained model, and how good it is. */
export interface Calibrated {
  readonly model: SentimentModel;
  readonly calibration: Calibration;
}

/** Trains on all examples; the temperature and the measurement come from five folds, each judged by a model that has not seen it. */
export function* calibrating(examples: readonly SentimentExample[], base?: SentimentModel): Steps<Calibrated> {
  const held = yield* heldOut(examples, base);
  const temperature = temperatureOf(held);
  const model = yield* training(examples, base);
  return { model: { ...model, temperature }, calibration: calibrationOf(held, temperature) };
}

/** `calibrating`, all at once. */
export function calibrated(examples: readonly SentimentExample[], base?: SentimentModel): Calibrated {
  return finished(calibrating(examples, base));
}

/** What a model says about examples that it was not trained on. */
export function judgedBy(model: SentimentModel, examples: readonly SentimentExample[]): readonly Judged[] {
  return examples.map(({ features, label }) => ({ logits: logitsOf(model, features), label }));
}

/** Logits of a text, and what it really is. */
export interface Judged {
  readonly logits: readonly number[];
  readonly label: number;
}

/** What models that have not seen them say about all examples: fold i is judged by what the other folds taught. */
function* heldOut(examples: readonly SentimentExample[], base?: SentimentModel): Steps<readonly Judged[]> {
  const order = examples.map((_, index) => index);
  shuffle(order, randomFrom(1));
  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const part = (isFold: boolean) =>
      order.filter((_, at) => (at % FOLDS === fold) === isFold).map((index) => examples[index] as SentimentExample);
    judged.push(...judgedBy(yield* training(part(false), base), part(true)));
  }
  return judged;
}

/** The temperature with the smallest log loss, by golden section between .2 and 5. */
export function temperatureOf(judged: readonly Judged[]): number {
  const loss = (temperature: number) =>
    judged.reduce((sum, { logits, label }) => sum - Math.log(softmax(logits, temperature)[label] as number), 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0.2, 5];
  while (high - low > 0.005) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/** Accuracy and calibration error of judgements at a temperature. */
export function calibrationOf(judged: readonly Judged[], temperature: number): Calibration {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  let right = 0;
  for (const { logits, label } of judged) {
    const probabilities = softmax(logits, temperature);
    const confidence = Math.max(...probabilities);
    const hit = probabilities.indexOf(confidence) === label ? 1 : 0;
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))] as (typeof bins)[number];
    bin.confidence += confidence;
    bin.right += hit;
    right += hit;
  }
  const n = judged.length;
  const error = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / Math.max(1, n);
  return { n, accuracy: n === 0 ? 0 : right / n, error };
}

function learn(weights: Float32Array, gradients: Float32Array, bias: number[], example: SentimentExample): void {
  const { features, label, weight = 1 } = example;
  const { indices, values } = features;
  const probabilities = softmax(logitsOf({ weights, bias: bias as [number, number, number] }, features));
  for (let k = 0; k < CLASSES; k += 1) {
    const slope = weight * ((probabilities[k] as number) - (k === label ? 1 : 0));
    bias[k] = (bias[k] as number) - BIAS_RATE * slope;
    for (let i = 0; i < indices.length; i += 1) {
      const at = CLASSES * (indices[i] as number) + k;
      const gradient = slope * (values[i] as number) + DECAY * (weights[at] as number);
      gradients[at] = (gradients[at] as number) + gradient * gradient;
      weights[at] = (weights[at] as number) - (RATE * gradient) / Math.sqrt((gradients[at] as number) + 1e-8);
    }
  }
}

/** Numbers from 0 to 1 that are the same on every machine (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as number, list[i] as number];
  }
}
