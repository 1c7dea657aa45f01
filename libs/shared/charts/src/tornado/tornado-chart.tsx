/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';
import { tornadoAxis } from './tornado-axis.js';

/** One end of a bar: what the result becomes, and the input that makes it so, in words. */
export interface TornadoEnd {
  /** The result, as a share. */
  readonly result: number;
  readonly input: string;
}

/** An input that may be off, and what the result becomes at both of its ends. */
export interface TornadoRow {
  readonly key: string;
  readonly name: string;
  readonly ends: readonly [TornadoEnd, TornadoEnd];
}

const LAYOUTS = {
  /** Names beside the bars. */
  wide: { width: 600, row: 34, bar: 20, left: 190, right: 44, name: 14 },
  /** Names above the bars, for phones. */
  narrow: { width: 343, row: 52, bar: 18, left: 40, right: 40, name: 12 },
} as const;
const TOP = 18;
const AXIS = 26;
const NAME_LENGTH = 30;

/** The height of the chart beside names, for so many rows, where it is 600 px wide. */
export function tornadoHeight(rows: number): number {
  return TOP + rows * LAYOUTS.wide.row + AXIS;
}

/**
 * What a result hangs on: from the line of the plan a bar to what it becomes with the low and with the high value of each input. Below the plan in clay, above
 * in petrol; the inputs stand at the ends. Give the widest row first. Readers get `label`; put a table with the numbers beside it.
 */
export function TornadoChart(props: {
  readonly label: string;
  readonly rows: readonly TornadoRow[];
  /** The result of the plan, as a share, and its text above the line. */
  readonly plan: { readonly result: number; readonly text: string };
  /** Writes a share of the axis. */
  readonly percent: (share: number) => string;
  readonly layout?: keyof typeof LAYOUTS;
  readonly className?: string;
}): ReactElement {
  const { label, rows, plan, percent, layout = 'wide', className } = props;
  const { width, row, left, right } = LAYOUTS[layout];
  const { from, to, ticks } = tornadoAxis([
    plan.result,
    ...rows.flatMap(({ ends }) => ends.map(({ result }) => result)),
  ]);
  const at = (share: number) => left + ((share - from) / (to - from)) * (width - left - right);
  const bottom = TOP + rows.length * row;
  const isRightHalf = at(plan.result) > width / 2;
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`0 0 ${width} ${bottom + AXIS}`}
      width="100%"
      direction="ltr"
      fontSize="12"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={at(tick)}
            x2={at(tick)}
            y1={TOP - 2}
            y2={bottom}
            stroke={tick === 0 ? COLOURS.edge : COLOURS.line}
          />
          <ChartText x={at(tick)} y={bottom + 18} textAnchor="middle" fill={COLOURS.ink3}>
            {percent(tick)}
          </ChartText>
        </g>
      ))}
      {rows.map((each, index) => (
        <Row key={each.key} row={each} top={TOP + index * row} plan={plan.result} at={at} layout={layout} />
      ))}
      <line x1={at(plan.result)} x2={at(plan.result)} y1={TOP - 4} y2={bottom} stroke={COLOURS.ink} strokeWidth="1.5" />
      <ChartText
        x={at(plan.result)}
        y={10}
        textAnchor={isRightHalf ? 'end' : 'start'}
        fontWeight="500"
        fill={COLOURS.ink2}
      >
        {plan.text}
      </ChartText>
    </svg>
  );
}

function Row(props: {
  readonly row: TornadoRow;
  readonly top: number;
  readonly plan: number;
  readonly at: (share: number) => number;
  readonly layout: keyof typeof LAYOUTS;
}) {
  const { row, top, plan, at } = props;
  const { bar, name, row: height } = LAYOUTS[props.layout];
  const y = top + height - bar - 6;
  const [worse, better] = row.ends.toSorted((a, b) => a.result - b.result) as [TornadoEnd, TornadoEnd];
  const text = row.name.length > NAME_LENGTH ? `${row.name.slice(0, NAME_LENGTH - 1)}…` : row.name;
  return (
    <g data-part="bar">
      <ChartText x={0} y={top + (props.layout === 'wide' ? y - top : 0) + name} fill={COLOURS.ink}>
        {text}
      </ChartText>
      <Bar from={at(Math.min(worse.result, plan))} to={at(Math.min(better.result, plan))} y={y} height={bar} isWorse />
      <Bar from={at(Math.max(worse.result, plan))} to={at(Math.max(better.result, plan))} y={y} height={bar} />
      <ChartText x={at(Math.min(worse.result, plan)) - 6} y={y + bar - 6} textAnchor="end" fill={COLOURS.ink2}>
        {worse.input}
      </ChartText>
      <ChartText x={at(Math.max(better.result, plan)) + 6} y={y + bar - 6} fill={COLOURS.ink2}>
        {better.input}
      </ChartText>
    </g>
  );
}

function Bar(props: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
  readonly isWorse?: boolean;
}) {
  const { from, to, y, height, isWorse = false } = props;
  return (
    <rect
      x={from}
      width={Math.max(0, to - from)}
      y={y}
      height={height}
      fill={isWorse ? COLOURS.down : COLOURS.accent}
      opacity={isWorse ? 0.72 : 1}
    />
  );
}
