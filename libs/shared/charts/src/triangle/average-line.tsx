/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';

/** The share of all cohorts at an age, as shares from 0 to 1. */
export interface AveragePoint {
  readonly age: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const WIDTH = 240;
const HEIGHT = 190;
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 12, 10, 140];
const BARS = 26;

/** Average retention by months since the first order with its 95 % band, and n as bars below. The table beside it has the same numbers. */
export function AverageLine(props: { readonly points: readonly AveragePoint[]; readonly label: string }): ReactElement {
  const { points, label } = props;
  const top = Math.min(1, Math.ceil(4 * Math.max(0.25, ...points.map(({ high }) => high))) / 4);
  const most = Math.max(1, ...points.map(({ n }) => n));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, points.length - 1);
  const x = (i: number) => (points.length === 1 ? (LEFT + WIDTH - RIGHT) / 2 : LEFT + i * step);
  const y = (share: number) => BOTTOM - (share / top) * (BOTTOM - TOP);
  const band = [
    ...points.map(({ high }, i) => `${x(i)},${y(high)}`),
    ...points.map(({ low }, i) => `${x(i)},${y(low)}`).toReversed(),
  ].join(' ');
  const bar = Math.min(14, Math.max(3, step - 4));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      direction="ltr"
      style={{ maxInlineSize: 320 }}
    >
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={LEFT - 4} x2={WIDTH} y1={y(part * top)} y2={y(part * top)} stroke={COLOURS.line} />
          <ChartText x={LEFT - 8} y={y(part * top) + 4} fontSize="11" textAnchor="end" fill={COLOURS.ink3}>
            {Math.round(100 * part * top)}
          </ChartText>
        </g>
      ))}
      <polygon points={band} fill={COLOURS.accent} opacity=".18" />
      <polyline
        points={points.map(({ value }, i) => `${x(i)},${y(value)}`).join(' ')}
        fill="none"
        stroke={COLOURS.accent}
        strokeWidth="2"
      />
      {points.map(({ age, value, n }, i) => (
        <g key={age}>
          <rect
            x={x(i) - bar / 2}
            width={bar}
            y={BOTTOM + 8 + BARS * (1 - n / most)}
            height={BARS * (n / most)}
            rx="2"
            fill={COLOURS.line}
          />
          <circle cx={x(i)} cy={y(value)} r="3" fill={COLOURS.accent} stroke={COLOURS.surface} />
          {(i % 2 === 0 || points.length < 8) && (
            <ChartText x={x(i)} y={HEIGHT - 2} fontSize="11" textAnchor="middle" fill={COLOURS.ink3}>
              +{age}
            </ChartText>
          )}
        </g>
      ))}
      <ChartText x={LEFT - 8} y={BOTTOM + BARS + 4} fontSize="11" textAnchor="end" fill={COLOURS.ink3}>
        n
      </ChartText>
    </svg>
  );
}
