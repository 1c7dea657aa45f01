/** Where a function is least, and its value there. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

interface Options {
  /** Length of the first steps. */
  readonly step?: number;
  /** Ends when the values of the simplex differ by less. */
  readonly tolerance?: number;
  readonly maxRounds?: number;
}

/**
 * A local minimum by the simplex method of Nelder and Mead (1965), started anew at the point found until that gains nothing. The function
 * may return infinity outside of its domain.
 */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  options: Options = {},
): Minimum {
  let found = descend(f, start, options);
  for (let restart = 0; restart < 5; restart += 1) {
    const again = descend(f, found.at, options);
    const gain = found.value - again.value;
    found = again;
    if (gain < (options.tolerance ?? TOLERANCE)) break;
  }
  return found;
}

const TOLERANCE = 1e-9;

function descend(f: (x: readonly number[]) => number, start: readonly number[], options: Options): Minimum {
  const { step = 0.5, tolerance = TOLERANCE, maxRounds = 2000 } = options;
  const point = (at: readonly number[]): Minimum => ({ at, value: f(at) });
  const simplex = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + step : x)))].map(point);
  for (let round = 0; round < maxRounds; round += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const worst = simplex.at(-1)!;
    if (Math.abs(worst.value - best.value) < tolerance) break;
    const centre = start.map((_, i) => simplex.slice(0, -1).reduce((sum, { at }) => sum + at[i]!, 0) / start.length);
    const along = (factor: number): Minimum => point(centre.map((c, i) => c + factor * (worst.at[i]! - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[simplex.length - 1] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex.at(-2)!.value) {
      simplex[simplex.length - 1] = reflected;
    } else {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) simplex[simplex.length - 1] = contracted;
      else
        for (let i = 1; i < simplex.length; i += 1)
          simplex[i] = point(simplex[i]!.at.map((x, j) => (x + best.at[j]!) / 2));
    }
  }
  simplex.sort((a, b) => a.value - b.value);
  return simplex[0]!;
}
