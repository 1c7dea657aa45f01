/** The ends of an axis and its ticks, as shares. */
export interface TornadoAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];
const MOST_TICKS = 5;

/** An axis that holds all results and 0, with at most six ticks at round shares. */
export function tornadoAxis(results: readonly number[]): TornadoAxis {
  const low = Math.min(0, ...results);
  const high = Math.max(0, ...results);
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / MOST_TICKS));
  const step = power * STEPS.find((each) => span / (each * power) <= MOST_TICKS)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)) + 0);
  return { from: low, to: low + span, ticks };
}
