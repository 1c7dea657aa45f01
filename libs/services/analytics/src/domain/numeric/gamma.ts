import { logGamma } from '@hearback/kernel';

const { abs, exp, log } = Math;

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

const MAX_TERMS = 100_000;

/** Gauss' hypergeometric function ₂F₁(a, b; c; z) by its series, for 0 ≤ z < 1; error below 1e-12 of the sum. */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 0; k < MAX_TERMS; k += 1) {
    term *= (((a + k) * (b + k)) / (c + k) / (k + 1)) * z;
    sum += term;
    if (abs(term) < 1e-13 * abs(sum)) return sum;
  }
  return sum;
}

/** Upper tail of the chi-squared distribution, P(X ≥ x) with `df` degrees of freedom. */
export function chiSquaredTail(x: number, df: number): number {
  return x <= 0 ? 1 : upperIncompleteGamma(df / 2, x / 2);
}

/** Q(a, x) = Γ(a, x)/Γ(a): by the series of P below a + 1, by the continued fraction (modified Lentz) above. */
function upperIncompleteGamma(a: number, x: number): number {
  const front = exp(-x + a * log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let k = 1; k < MAX_TERMS && abs(term) > 1e-16 * abs(sum); k += 1) {
      term *= x / (a + k);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < MAX_TERMS; k += 1) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (abs(d * c - 1) < 1e-15) break;
  }
  return front * h;
}
