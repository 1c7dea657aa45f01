/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';

/** A cause, as a row of Pareto's chart. */
export interface ParetoRow {
  readonly key: string;
  readonly name: string;
  /** Its number in words. */
  readonly count: string;
  /** Of all, from 0 to 1. */
  readonly share: number;
  /** With those above it, from 0 to 1. */
  readonly cumulative: number;
  /** Too few to rely on are drawn in grey. */
  readonly reliable: boolean;
}

const ROW = 40;
const BAR = 14;
const AXIS = 20;
/** The line that shows which few causes are behind most. */
const MOST = 0.8;
const TICKS = [0, 0.5, MOST, 1];

/**
 * Pareto's chart: a bar for the share of each cause, from the most frequent to the least, and on the same scale a line for the share of all
 * up to it. As wide as its container. Readers get `label`; put a table with the numbers beside it.
 */
export function ParetoChart(props: {
  readonly label: string;
  readonly rows: readonly ParetoRow[];
  /** Writes a share of the axis. */
  readonly percent: (share: number) => string;
  readonly className?: string;
}): ReactElement {
  const { label, rows, percent, className } = props;
  const height = rows.length * ROW;
  return (
    <svg role="img" aria-label={label} className={className} width="100%" height={height + AXIS} direction="ltr">
      <g style={{ transform: 'translateX(8px)' }}>
        <svg width="calc(100% - 32px)" height={height + AXIS} overflow="visible">
          {TICKS.map((tick) => (
            <g key={tick}>
              <line
                x1={at(tick)}
                x2={at(tick)}
                y2={height}
                stroke={tick === MOST ? COLOURS.edge : COLOURS.line}
                strokeDasharray={tick === MOST ? '4 4' : undefined}
              />
              <ChartText
                x={at(tick)}
                y={height + 15}
                textAnchor={tick === 0 ? 'start' : 'middle'}
                fontSize="12"
                fill={COLOURS.ink3}
              >
                {percent(tick)}
              </ChartText>
            </g>
          ))}
          {rows.map((row, index) => (
            <ParetoBar key={row.key} row={row} top={index * ROW} />
          ))}
          <Cumulative rows={rows} />
        </svg>
      </g>
    </svg>
  );
}

function ParetoBar({ row, top }: { readonly row: ParetoRow; readonly top: number }) {
  const fill = row.reliable ? COLOURS.accent : COLOURS.edge;
  return (
    <g data-part="bar">
      <ChartText
        y={top + 14}
        fontSize="13"
        fill={COLOURS.ink}
        stroke={COLOURS.surface}
        strokeWidth="4"
        paintOrder="stroke"
      >
        {row.name} <tspan fill={COLOURS.ink3}>{row.count}</tspan>
      </ChartText>
      <rect y={top + 20} width={at(row.share)} height={BAR} rx="3" fill={fill} />
    </g>
  );
}

/** The share of all up to each cause. */
function Cumulative({ rows }: { readonly rows: readonly ParetoRow[] }) {
  const middle = (index: number) => index * ROW + 20 + BAR / 2;
  return (
    <g data-part="cumulative" stroke={COLOURS.ink2} strokeWidth="1.5">
      {rows.slice(1).map(({ key, cumulative }, index) => (
        <line
          key={key}
          x1={at(rows[index]!.cumulative)}
          y1={middle(index)}
          x2={at(cumulative)}
          y2={middle(index + 1)}
        />
      ))}
      {rows.map(({ key, cumulative }, index) => (
        <circle key={key} cx={at(cumulative)} cy={middle(index)} r="4" fill={COLOURS.surface} />
      ))}
    </g>
  );
}

const at = (share: number): string => `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
