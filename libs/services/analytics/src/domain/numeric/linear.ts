/** A symmetric matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** Pivots below this share of the diagonal are rounding: the columns depend on each other. */
export const SINGULAR = 1e-10;

/** The lower triangle L with A = LLᵀ (Cholesky); null if A is not positive definite, as with columns that depend on each other. */
export function cholesky(a: Matrix): Matrix | null {
  const l: number[][] = [];
  for (let i = 0; i < a.length; i += 1) {
    const row: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= row[k]! * (j === i ? row[k]! : l[j]![k]!);
      if (j < i) row.push(sum / l[j]![j]!);
      else if (sum <= SINGULAR * a[i]![i]!) return null;
      else row.push(Math.sqrt(sum));
    }
    l.push(row);
  }
  return l;
}

/** x with A·x = b, from `cholesky(A)`. */
export function solveCholesky(l: Matrix, b: readonly number[]): readonly number[] {
  const y: number[] = [];
  for (const [i, row] of l.entries()) {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= row[k]! * y[k]!;
    y.push(sum / row[i]!);
  }
  const x = [...y];
  for (let i = l.length - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < l.length; k += 1) x[i]! -= l[k]![i]! * x[k]!;
    x[i]! /= l[i]![i]!;
  }
  return x;
}

/** The diagonal of A⁻¹, from `cholesky(A)`. */
export function inverseDiagonal(l: Matrix): readonly number[] {
  return l.map(
    (_, i) =>
      solveCholesky(
        l,
        l.map((_row, j) => (i === j ? 1 : 0)),
      )[i]!,
  );
}
