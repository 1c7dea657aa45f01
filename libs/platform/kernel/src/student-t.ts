import { Z95 } from './wilson.js';

// Globals are slow in Jest, and fits call this millions of times.
const { log, PI, sin } = Math;

/** Lanczos' coefficients for g = 7. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

const LOG_2PI = log(2 * PI);

/** ln Γ(x) for x > 0 by Lanczos' approximation (g = 7, nine terms); relative error about 1e-15. */
export function logGamma(x: number): number {
  if (x < 0.5) return log(PI / sin(PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i += 1) sum += LANCZOS[i]! / (shifted + i);
  return 0.5 * LOG_2PI + (shifted + 0.5) * log(base) - base + log(sum);
}

/** I_x(a, b), the regularised incomplete beta function, by its continued fraction (modified Lentz). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  const tiny = 1e-300;
  const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return front * fraction;
}

/** The distribution function of Student's t with `df` > 0 degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  const tail = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Minimum degrees of freedom for which the expansion is exact to 1e-12. */
const MIN_EXPANSION_DF = 500;

const quantiles: number[] = [];

/** The 97.5 % quantile of Student's t for `df` ≥ 1: half the width of a mean's 95 % interval, in standard errors. */
export function student975(df: number): number {
  if (df >= MIN_EXPANSION_DF) return expansion975(df);
  return (quantiles[df] ??= iterated975(df));
}

/** Cornish and Fisher's expansion in 1/df (Abramowitz and Stegun 26.7.5). */
function expansion975(df: number): number {
  const z = Z95;
  const z2 = z * z;
  const terms = [
    (z * (z2 + 1)) / 4,
    (z * ((5 * z2 + 16) * z2 + 3)) / 96,
    (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384,
    (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92_160,
  ];
  return terms.reduceRight((sum, term) => (sum + term) / df, 0) + z;
}

/** Newton's method from the expansion for ten or more degrees of freedom; bisection between the values for 1 and ∞ for fewer. */
function iterated975(df: number): number {
  if (df >= 10) {
    let t = expansion975(df);
    for (let round = 0; round < 4; round += 1) t -= (studentCdf(t, df) - 0.975) / studentDensity(t, df);
    return t;
  }
  let low = 1.9;
  let high = 13;
  for (let round = 0; round < 80 && high - low > 1e-14; round += 1) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < 0.975) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function studentDensity(t: number, df: number): number {
  const scale = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
  return scale * (1 + (t * t) / df) ** (-(df + 1) / 2);
}
