/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { COLOURS } from './colours.js';
import { fullScale, type MetricScale } from './metric-scale.js';

/** A small line of one score on its whole scale, with a gap where nobody answered and a dot at the last value. */
export function Spark(props: {
  readonly scale: MetricScale;
  /** Null without answers. */
  readonly values: readonly (number | null)[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}): ReactElement {
  const { scale, values, label, width = 96, height = 24 } = props;
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [3, width - 3]);
  const y = scaleLinear(fullScale(scale), [height - 3, 3]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => Math.round(x(index) * 10) / 10)
    .y((value) => Math.round(y(value ?? 0) * 10) / 10);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg role="img" aria-label={label} width={width} height={height} direction="ltr">
      <path d={path(values) ?? ''} fill="none" stroke={COLOURS.accent} strokeWidth="1.5" strokeLinejoin="round" />
      {last >= 0 && <circle cx={x(last)} cy={y(values[last] ?? 0)} r="2.5" fill={COLOURS.accent} />}
    </svg>
  );
}
