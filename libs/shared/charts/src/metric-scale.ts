/** The two kinds of scores: NPS from −100 to 100, and shares from 0 to 100. */
export type MetricScale = 'nps' | 'share';

/** The whole scale of a score. */
export function fullScale(scale: MetricScale): readonly [number, number] {
  return scale === 'nps' ? [-100, 100] : [0, 100];
}

/** The place of a value on the whole scale, in per cent. Values outside of it are placed at its end. */
export function placeOf(value: number, scale: MetricScale): number {
  const [low, high] = fullScale(scale);
  return (100 * (Math.min(high, Math.max(low, value)) - low)) / (high - low);
}

/**
 * The ticks of a trend's axis. A share always has 0 to 100. NPS has steps of 50 from at most 0 up to 100, as far down as the lowest
 * end of an interval reaches, so that nothing is cut.
 */
export function axisTicks(scale: MetricScale, lowest: number): readonly number[] {
  if (scale === 'share') return [0, 25, 50, 75, 100];
  const from = Math.max(-100, Math.min(0, Math.floor(lowest / 50) * 50));
  return Array.from({ length: (100 - from) / 50 + 1 }, (_, i) => from + 50 * i);
}
