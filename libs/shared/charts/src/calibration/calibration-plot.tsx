/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';

/** A group of similar predictions, all in per cent. */
export interface CalibrationPoint {
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

const SIZE = 360;
const PLOT = { left: 38, top: 12, right: 12, bottom: 40 } as const;
const SIDE = SIZE - PLOT.left - PLOT.right;
const TICKS = [0, 25, 50, 75, 100] as const;

/**
 * What was predicted against what happened, 0 to 100 both ways: a dot and its 95 % interval for each group, and the dashed line on which they lie
 * if the predictions are right. A square, at most 360 px wide. Readers get `label`; put a table with the numbers beside it.
 */
export function CalibrationPlot(props: {
  readonly points: readonly CalibrationPoint[];
  /** What the horizontal axis shows, such as "predicted to leave, %". */
  readonly axis: string;
  /** The same in words. */
  readonly label: string;
}): ReactElement {
  const x = (value: number) => PLOT.left + (SIDE * value) / 100;
  const y = (value: number) => PLOT.top + SIDE - (SIDE * value) / 100;
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${SIZE} ${PLOT.top + SIDE + PLOT.bottom}`}
      width="100%"
      direction="ltr"
      fontSize="12"
      style={{ maxWidth: SIZE }}
    >
      {TICKS.map((tick) => (
        <g key={tick} fill={COLOURS.ink3}>
          <line x1={x(0)} x2={x(100)} y1={y(tick)} y2={y(tick)} stroke={COLOURS.line} />
          <ChartText x={PLOT.left - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </ChartText>
          <ChartText x={x(tick)} y={y(0) + 17} textAnchor="middle">
            {tick}
          </ChartText>
        </g>
      ))}
      <ChartText x={x(50)} y={y(0) + 35} textAnchor="middle" fill={COLOURS.ink2}>
        {props.axis}
      </ChartText>
      <line x1={x(0)} y1={y(0)} x2={x(100)} y2={y(100)} stroke={COLOURS.edge} strokeDasharray="4 4" />
      {props.points.map(({ high, low, observed, predicted }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- groups have no other name than their place
        <g key={place} data-part="group">
          <rect
            x={x(predicted) - 4}
            y={y(high)}
            width="8"
            height={Math.max(0, y(low) - y(high))}
            rx="4"
            fill={COLOURS.accent}
            opacity=".32"
          />
          <circle
            cx={x(predicted)}
            cy={y(observed)}
            r="5"
            fill={COLOURS.accent}
            stroke={COLOURS.surface}
            strokeWidth="2"
          />
        </g>
      ))}
    </svg>
  );
}
