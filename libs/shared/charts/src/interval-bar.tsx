/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { fullScale, type MetricScale } from './metric-scale.js';
import { RangeBar, type RangeBarProps } from './range/range-bar.js';

export interface IntervalBarProps extends Omit<RangeBarProps, 'min' | 'max'> {
  readonly scale: MetricScale;
}

/** A score and its interval on the whole scale, under those of the period before. As wide as its container, 26 px high. */
export function IntervalBar({ scale, ...bar }: IntervalBarProps): ReactElement {
  const [min, max] = fullScale(scale);
  return <RangeBar min={min} max={max} {...bar} />;
}
