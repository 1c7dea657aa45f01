/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { scaleLinear } from 'd3-scale';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';
import type { TrendSeries } from './trend.js';

const HEIGHT = 24;

/** Bars of the numbers of answers under a trend, from 0 to the largest; of all methods together. */
export function AnswerBars(props: {
  readonly series: readonly TrendSeries[];
  readonly label: string;
  readonly x: (index: number) => number;
  /** Width of a bucket. */
  readonly width: number;
  readonly left: number;
  readonly bottom: number;
}): ReactElement {
  const { series, label, x, width, left, bottom } = props;
  const counts = (series[0]?.points ?? []).map((_, index) =>
    series.reduce((sum, { points }) => sum + (points[index]?.n ?? 0), 0),
  );
  const height = scaleLinear([0, Math.max(1, ...counts)], [0, HEIGHT]);
  const bar = Math.min(24, width * 0.6);
  return (
    <g data-part="answers">
      <ChartText x={left - 8} y={bottom - 4} textAnchor="end" fill={COLOURS.ink3}>
        {label}
      </ChartText>
      {counts.map((n, index) =>
        n === 0 ? null : (
          <rect
            key={index}
            x={x(index) - bar / 2}
            y={bottom - Math.max(1, height(n))}
            width={bar}
            height={Math.max(1, height(n))}
            rx="1.5"
            fill={COLOURS.line}
          />
        ),
      )}
    </g>
  );
}
