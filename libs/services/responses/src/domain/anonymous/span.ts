/** A prime below 2²⁶, so that products are exact. A combination that exists for fractions exists modulo it as well. */
const PRIME = 67_108_859;

/** All vectors that follow from some of them by adding, subtracting and multiplying. */
export class Span {
  readonly #rows: { readonly pivot: number; readonly vector: readonly number[] }[] = [];

  /** Adds a vector of integers; false if it followed already. */
  add(vector: readonly number[]): boolean {
    const rest = this.#rest(vector);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot < 0) return false;
    const inverse = power(rest[pivot]!, PRIME - 2);
    this.#rows.push({ pivot, vector: rest.map((value) => (value * inverse) % PRIME) });
    return true;
  }

  /** Whether the vector follows from those that were added. */
  has(vector: readonly number[]): boolean {
    return this.#rest(vector).every((value) => value === 0);
  }

  #rest(vector: readonly number[]): readonly number[] {
    let rest = vector.map((value) => ((value % PRIME) + PRIME) % PRIME);
    for (const { pivot, vector: row } of this.#rows) {
      const factor = rest[pivot]!;
      if (factor !== 0) rest = rest.map((value, i) => (value + (PRIME - factor) * row[i]!) % PRIME);
    }
    return rest;
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let bit = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * bit) % PRIME;
    bit = (bit * bit) % PRIME;
  }
  return result;
}
