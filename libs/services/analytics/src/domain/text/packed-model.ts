import { FEATURES } from './features.js';
import { CLASSES, type SentimentModel } from './sentiment-model.js';

/** Bytes before the weights: the largest weight, three biases and the temperature (0: null), each as a 32-bit float. */
const HEAD = 20;

/**
 * A model as bytes: each weight in one byte, in parts of the largest; weights below half a part become 0. That changes logits by less than what
 * a single word does, and makes a model small enough to be kept for each workspace.
 */
export function packModel({ weights, bias, temperature }: SentimentModel): Uint8Array {
  const packed = new Uint8Array(HEAD + weights.length);
  const head = new DataView(packed.buffer);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  [largest, ...bias, temperature ?? 0].forEach((value, i) => head.setFloat32(4 * i, value, true));
  weights.forEach((weight, i) => head.setInt8(HEAD + i, Math.round((weight / largest) * 127)));
  return packed;
}

/** The model of `packModel`'s bytes. Throws `RangeError` for other bytes. */
export function unpackModel(packed: Uint8Array): SentimentModel {
  if (packed.length !== HEAD + CLASSES * FEATURES) throw new RangeError('not a model of sentiment');
  const head = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const at = (i: number) => head.getFloat32(4 * i, true);
  const largest = at(0);
  const parts = new Int8Array(packed.buffer, packed.byteOffset + HEAD, CLASSES * FEATURES);
  const weights = Float32Array.from(parts, (part) => (part / 127) * largest);
  const temperature = at(4);
  return { weights, bias: [at(1), at(2), at(3)], temperature: temperature === 0 ? null : temperature };
}
