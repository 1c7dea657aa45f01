/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { COLOURS } from './colours.js';
import { placeOf, type MetricScale } from './metric-scale.js';

/** A score with the ends of its interval. */
export interface ScoreInterval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface IntervalBarProps {
  readonly scale: MetricScale;
  /** Null without answers. */
  readonly now: ScoreInterval | null;
  /** Fewer than 30 answers: the interval is dashed and has no dot. */
  readonly reliable: boolean;
  /** The period before. */
  readonly before?: ScoreInterval | null;
  /** The same in words. */
  readonly label: string;
}

const AXIS_Y = 17.5;

/** A score and its interval on the whole scale, under those of the period before. As wide as its container, 26 px high. */
export function IntervalBar({ scale, now, reliable, before, label }: IntervalBarProps): ReactElement {
  const at = (value: number) => `${placeOf(value, scale).toFixed(2)}%`;
  const width = ({ low, high }: ScoreInterval) => `${(placeOf(high, scale) - placeOf(low, scale)).toFixed(2)}%`;
  const tick = (x: string) => <line x1={x} x2={x} y1="13" y2="22" stroke={COLOURS.edge} />;
  return (
    <svg role="img" aria-label={label} width="100%" height="26" direction="ltr" style={{ overflow: 'visible' }}>
      {tick('0')}
      {tick('100%')}
      {scale === 'nps' && tick('50%')}
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
    </svg>
  );
}
