/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';

/** A bar of a histogram. */
export interface HistogramBar {
  readonly key: string;
  /** Its values in words, under the bar. */
  readonly name: string;
  readonly count: number;
}

const HEIGHT = 120;
const TOP = 18;
const AXIS = 22;

/** Bars of equal width with their counts, as wide as the container. Readers get `label`; put a table with the numbers beside it. */
export function Histogram({
  label,
  bars,
}: {
  readonly label: string;
  readonly bars: readonly HistogramBar[];
}): ReactElement {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const width = 100 / Math.max(1, bars.length);
  return (
    <svg role="img" aria-label={label} width="100%" height={TOP + HEIGHT + AXIS} direction="ltr">
      {bars.map(({ key, name, count }, i) => {
        const height = (HEIGHT * count) / most;
        const middle = `${(i + 0.5) * width}%`;
        return (
          <g key={key} data-part="bar">
            <rect
              x={`${i * width + width * 0.08}%`}
              width={`${width * 0.84}%`}
              y={TOP + HEIGHT - height}
              height={height}
              rx="2"
              fill={COLOURS.accent}
              opacity=".75"
            />
            <ChartText x={middle} y={TOP + HEIGHT - height - 5} textAnchor="middle" fontSize="11" fill={COLOURS.ink2}>
              {count > 0 ? count : ''}
            </ChartText>
            <ChartText x={middle} y={TOP + HEIGHT + 15} textAnchor="middle" fontSize="11" fill={COLOURS.ink3}>
              {name}
            </ChartText>
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={TOP + HEIGHT + 0.5} y2={TOP + HEIGHT + 0.5} stroke={COLOURS.edge} />
    </svg>
  );
}
