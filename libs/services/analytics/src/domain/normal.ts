const { abs, exp, log, sqrt } = Math;

/** Φ⁻¹(0.8): a power of 80 %. */
export const Z_POWER_80 = 0.8416212335729143;

const LOG_SQRT_2PI = 0.918938533204672741780329736406;

/**
 * Φ(x), the distribution function of the standard normal. Marsaglia, "Evaluating the Normal Distribution" (Journal of
 * Statistical Software 11, 2004), below |x| = 3 and the continued fraction of Mills' ratio in the tails; error below 1e-15.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= -3) return upperTail(-x);
  if (x >= 3) return 1 - upperTail(x);
  let sum = x;
  let before = Number.NaN;
  let term = x;
  for (let i = 3; sum !== before; i += 2) {
    before = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * exp(-0.5 * x * x - LOG_SQRT_2PI);
}

/** 1 − Φ(x) for x ≥ 3, with a small relative error: φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))). */
function upperTail(x: number): number {
  if (x > 39) return 0;
  let fraction = x;
  for (let k = 120; k >= 1; k -= 1) fraction = x + k / fraction;
  return exp(-0.5 * x * x - LOG_SQRT_2PI) / fraction;
}

/**
 * Φ⁻¹(p), for 0 < p < 1; −∞ at 0 and ∞ at 1, NaN outside. Starts at Abramowitz and Stegun 26.2.23 and is refined by
 * Halley's method against `normalCdf`; error below 1e-12.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = sqrt(-2 * log(p));
  let x = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
  for (let round = 0; round < 4; round += 1) {
    const step = (normalCdf(x) - p) / exp(-0.5 * x * x - LOG_SQRT_2PI);
    x -= step / (1 + (x * step) / 2);
  }
  return x;
}

/** The two-sided p value of a standard normal z. */
export function twoSidedP(z: number): number {
  return 2 * normalCdf(-abs(z));
}
