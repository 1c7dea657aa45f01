const { exp, log, max, min } = Math;

const TABLE_SIZE = 16_384;
const LOG_SQRT_2PI = 0.918938533204672741780329736406;

/** Terms smaller than this part of a sum cannot change it. */
const NEGLIGIBLE = 1e-17;

const table = new Float64Array(TABLE_SIZE);
for (let n = 2; n < TABLE_SIZE; n += 1) table[n] = (table[n - 1] ?? 0) + log(n);

/** ln n! for integers n ≥ 0: from a table, and by Stirling's series beyond it; relative error below 1e-13. */
export function logFactorial(n: number): number {
  if (n < TABLE_SIZE) return table[n] ?? Number.NaN;
  const inverse = 1 / n;
  return (n + 0.5) * log(n) - n + LOG_SQRT_2PI + inverse * (1 / 12 - (inverse * inverse) / 360);
}

/** `draws` answers taken without replacement from `size` answers, of which `hits` are of the wanted kind. */
export interface Urn {
  readonly size: number;
  readonly hits: number;
  readonly draws: number;
}

/** The smallest and largest number of hits that can be drawn. */
export function support({ size, hits, draws }: Urn): readonly [number, number] {
  return [max(0, draws - (size - hits)), min(hits, draws)];
}

/** The logarithm of the hypergeometric probability of exactly `x` hits, for `x` in the support. */
export function logProbability({ size, hits, draws }: Urn, x: number): number {
  return logChoose(hits, x) + logChoose(size - hits, draws - x) - logChoose(size, draws);
}

/** The probability of `x` or more hits, times a probability that is given as its logarithm. */
export function upperTail(urn: Urn, x: number, logFactor = 0): number {
  const { size, hits, draws } = urn;
  const highest = min(hits, draws);
  if (x <= max(0, draws - (size - hits))) return exp(logFactor);
  if (x > highest) return 0;
  let term = exp(logFactor + logProbability(urn, x));
  let sum = term;
  for (let k = x; k < highest; k += 1) {
    const ratio = ((hits - k) * (draws - k)) / ((k + 1) * (size - hits - draws + k + 1));
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * NEGLIGIBLE) break;
  }
  return sum;
}

/** The probability of `x` or fewer hits, times a probability that is given as its logarithm. */
export function lowerTail({ size, hits, draws }: Urn, x: number, logFactor = 0): number {
  return upperTail({ size, hits: size - hits, draws }, draws - x, logFactor);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
