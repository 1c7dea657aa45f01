/** A segment in one of two periods. */
export interface SegmentPart {
  /** Answers of the segment in the period. */
  readonly n: number;
  /** Its value, in the unit of the metric; null if n is 0. */
  readonly value: number | null;
}

/** How a segment contributed to a change, in the unit of the metric. */
export interface SegmentShift {
  /** By scoring otherwise: the mean share times the change of the value. */
  readonly within: number;
  /** By answering more or less often: the change of the share times the mean value. */
  readonly mix: number;
}

/** A change, split into how segments scored and who answered; `within + mix` is `delta`. */
export interface MixShift {
  readonly delta: number;
  readonly within: number;
  readonly mix: number;
  /** In the order of the segments. */
  readonly segments: readonly SegmentShift[];
}

/**
 * Splits the change of a mean from `earlier` to `later` (same segments, same order) by the identity Δ = Σ w̄ᵢΔsᵢ + Σ Δwᵢs̄ᵢ
 * (Marshall–Edgeworth weights). A segment that answered on one side only has no change of its own: all of it is mix. Null if a side has
 * no answers. Only for values that are means of answers, as NPS, CSAT and CES are.
 */
export function mixShift(earlier: readonly SegmentPart[], later: readonly SegmentPart[]): MixShift | null {
  const before = sum(earlier.map(({ n }) => n));
  const after = sum(later.map(({ n }) => n));
  if (before === 0 || after === 0) return null;
  const segments = earlier.map((first, i): SegmentShift => {
    const second = later[i]!;
    const s0 = first.value ?? second.value ?? 0;
    const s1 = second.value ?? first.value ?? 0;
    const w0 = first.n / before;
    const w1 = second.n / after;
    return { within: ((w0 + w1) / 2) * (s1 - s0), mix: (w1 - w0) * ((s0 + s1) / 2) };
  });
  const within = sum(segments.map((segment) => segment.within));
  const mix = sum(segments.map((segment) => segment.mix));
  return { delta: within + mix, within, mix, segments };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
