/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { COLOURS } from '../colours.js';

/** A figure with the ends of its interval. */
export interface ScoreInterval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A figure on a scale from `min` to `max`, which must be wider than nothing. */
export interface RangeBarProps {
  readonly min: number;
  readonly max: number;
  /** Null: too few cases, or no spread yet. */
  readonly now: ScoreInterval | null;
  /** Fewer than 30 cases: the interval is dashed and has no dot. */
  readonly reliable: boolean;
  /** The period before. */
  readonly before?: ScoreInterval | null | undefined;
  /** What the figure should reach: a tick. */
  readonly goal?: number | null | undefined;
  /** The same in words. */
  readonly label: string;
}

const AXIS_Y = 17.5;

/**
 * A figure and its interval on a scale, under those of the period before, with the goal as a tick. Values outside of the scale are placed at
 * its end. As wide as its container, 26 px high.
 */
export function RangeBar({ min, max, now, reliable, before, goal, label }: RangeBarProps): ReactElement {
  const place = (value: number) => (100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
  const at = (value: number) => `${place(value).toFixed(2)}%`;
  const width = ({ low, high }: ScoreInterval) => `${(place(high) - place(low)).toFixed(2)}%`;
  const tick = (value: number) => <line x1={at(value)} x2={at(value)} y1="13" y2="22" stroke={COLOURS.edge} />;
  return (
    <svg role="img" aria-label={label} width="100%" height="26" direction="ltr" style={{ overflow: 'visible' }}>
      {tick(min)}
      {tick(max)}
      {min < 0 && max > 0 && tick(0)}
      <line x1="0" x2="100%" y1={AXIS_Y} y2={AXIS_Y} stroke={COLOURS.line} strokeWidth="2" />
      {before && (
        <>
          <rect x={at(before.low)} width={width(before)} y="1.5" height="6" rx="3" fill="none" stroke={COLOURS.edge} />
          <circle cx={at(before.value)} cy="4.5" r="2.5" fill={COLOURS.edge} />
        </>
      )}
      {now && !reliable && (
        <rect
          x={at(now.low)}
          width={width(now)}
          y="12.5"
          height="10"
          rx="5"
          fill="none"
          stroke={COLOURS.edge}
          strokeDasharray="3 3"
        />
      )}
      {now && reliable && (
        <>
          <rect x={at(now.low)} width={width(now)} y="12.5" height="10" rx="5" fill={COLOURS.accent} opacity=".32" />
          <circle cx={at(now.value)} cy={AXIS_Y} r="6" fill={COLOURS.accent} stroke={COLOURS.surface} strokeWidth="2" />
        </>
      )}
      {typeof goal === 'number' && (
        <line data-part="goal" x1={at(goal)} x2={at(goal)} y1="9" y2="26" stroke={COLOURS.ink} strokeWidth="2" />
      )}
    </svg>
  );
}
