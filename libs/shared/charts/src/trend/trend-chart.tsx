/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { scaleLinear } from 'd3-scale';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';
import { axisTicks } from '../metric-scale.js';
import { AnswerBars } from './answer-bars.js';
import { lowestOf, writtenBuckets, type TrendEvent, type TrendProps } from './trend.js';
import { TrendLine } from './trend-line.js';

const TOP = 26;
const LEFT = 42;
/** Room for the last value; less on a phone. */
const RIGHT = 66;
/** Bars of answers and texts of buckets. */
const BOTTOM = 62;
/** Width of a bucket's text. */
const TEXT_ROOM = 84;

/**
 * A score over time: the band is the 95 % interval. A gap where nobody answered, a hollow dot below 30 answers, a solid rule where a
 * new method begins, which also ends line and band, and a dotted rule for an event. The scale is fixed, so two charts can be compared.
 */
export function TrendChart({ width = 760, height = 292, ...trend }: TrendProps): ReactElement {
  const { scale, label, buckets, series, methodRules, events, goal = null, nLabel, end } = trend;
  const right = width - RIGHT;
  const bottom = height - BOTTOM;
  const ticks = axisTicks(scale, lowestOf(series, goal));
  const y = scaleLinear([ticks[0] ?? 0, 100], [bottom, TOP]);
  const step = (right - LEFT) / Math.max(1, buckets.length);
  const x = (index: number) => LEFT + step * (index + 0.5);
  const written = writtenBuckets(buckets.length, Math.floor((right - LEFT) / TEXT_ROOM));
  const last = lastPoint(trend);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      direction="ltr"
      fontSize="12"
      style={{ display: 'block', fontVariantNumeric: 'tabular-nums' }}
    >
      {ticks.map((tick) => (
        <g key={tick} data-tick={tick}>
          <line
            x1={LEFT}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
            stroke={tick === 0 && scale === 'nps' ? COLOURS.edge : COLOURS.line}
          />
          <ChartText x={LEFT - 8} y={y(tick) + 4} textAnchor="end" fill={COLOURS.ink3}>
            {String(tick).replace('-', '−')}
          </ChartText>
        </g>
      ))}
      {methodRules.map((rule) => (
        <Rule key={rule.key} event={rule} x={LEFT + step * rule.at} bottom={bottom} right={right} kind="method" />
      ))}
      {events.map((event) => (
        <Rule key={event.key} event={event} x={LEFT + step * event.at} bottom={bottom} right={right} kind="event" />
      ))}
      {series.map((each) => (
        <TrendLine key={each.key} series={each} places={{ x, y }} />
      ))}
      {goal !== null && (
        <line
          data-part="goal"
          x1={LEFT}
          x2={right}
          y1={y(goal)}
          y2={y(goal)}
          stroke={COLOURS.ink}
          strokeWidth="2"
          strokeDasharray="6 4"
        />
      )}
      {end && last && (
        <g data-part="end">
          <ChartText x={right + 8} y={y(last) + 1} fontSize="14" fontWeight="600" fill={COLOURS.accent}>
            {end.value}
          </ChartText>
          <ChartText x={right + 8} y={y(last) + 16} fontSize="11.5" fill={COLOURS.ink3}>
            {end.interval}
          </ChartText>
        </g>
      )}
      <AnswerBars series={series} label={nLabel} x={x} width={step} left={LEFT} bottom={bottom + 36} />
      {buckets.map((text, index) =>
        written.has(index) ? (
          <ChartText key={index} x={x(index)} y={height - 8} textAnchor="middle" fill={COLOURS.ink3}>
            {text}
          </ChartText>
        ) : null,
      )}
    </svg>
  );
}

function Rule(props: {
  readonly event: TrendEvent;
  readonly x: number;
  readonly right: number;
  readonly bottom: number;
  readonly kind: 'method' | 'event';
}) {
  const { event, x, right, bottom, kind } = props;
  // A text near the end would leave the chart.
  const before = x > right - 90;
  return (
    <g data-rule={kind}>
      <line
        x1={x}
        x2={x}
        y1={TOP - 6}
        y2={bottom}
        stroke={kind === 'method' ? COLOURS.edge : COLOURS.ink3}
        strokeDasharray={kind === 'method' ? undefined : '2 3'}
      />
      <ChartText x={before ? x - 5 : x + 5} y={TOP - 10} textAnchor={before ? 'end' : 'start'} fill={COLOURS.ink2}>
        {event.text}
      </ChartText>
    </g>
  );
}

function lastPoint({ series }: TrendProps): number | null {
  return series.at(-1)?.points.findLast(({ value }) => value !== null)?.value ?? null;
}
