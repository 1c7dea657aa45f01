import type { Matrix } from './linear.js';

/** Eigenvalues and, as columns of `vectors`, eigenvectors of a symmetric matrix. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: Matrix;
}

const SWEEPS = 60;
const SMALL = 1e-14;

/** Jacobi's method (1846): rotates until nothing is left beside the diagonal. */
export function eigenOf(matrix: Matrix): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = a.map((_, i) => a.map((_row, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS && largestBeside(a) > SMALL; sweep += 1)
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, p, q);
  return { values: a.map((row, i) => row[i]!), vectors: v };
}

function largestBeside(a: Matrix): number {
  return Math.max(0, ...a.flatMap((row, i) => row.slice(0, i).map(Math.abs)));
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const beside = a[p]![q]!;
  if (Math.abs(beside) < SMALL / 100) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * beside);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (x: number[], i: number, j: number) => {
    const [xi, xj] = [x[i]!, x[j]!];
    x[i] = c * xi - s * xj;
    x[j] = s * xi + c * xj;
  };
  for (const row of a) turn(row, p, q);
  for (let k = 0; k < a.length; k += 1) {
    const [ap, aq] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = c * ap - s * aq;
    a[q]![k] = s * ap + c * aq;
  }
  for (const row of v) turn(row, p, q);
}
