/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [320, 210, 30, 20, 30];

/** A mean before and after on the whole scale, with the interval of the second as a band. */
export function StepChart(props: {
  readonly min: number;
  readonly max: number;
  readonly first: number;
  readonly next: number;
  readonly low: number;
  readonly high: number;
  readonly isAccent: boolean;
  readonly label: string;
  readonly texts: {
    readonly first: string;
    readonly next: string;
    readonly before: string;
    readonly after: string;
  };
}): ReactElement {
  const { min, max, first, next, low, high, isAccent, label, texts } = props;
  const bottom = HEIGHT - BOTTOM;
  const y = (value: number) => bottom - ((bottom - TOP) * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
  const [before, after] = [LEFT + 60, WIDTH - 60];
  const colour = isAccent ? COLOURS.accent : COLOURS.edge;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      direction="ltr"
      fontSize="12.5"
      style={{ display: 'block', maxWidth: 420 }}
    >
      {[min, (min + max) / 2, max].map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} stroke={COLOURS.line} />
          <ChartText x={LEFT - 8} y={y(tick) + 4} textAnchor="end" fill={COLOURS.ink3}>
            {tick}
          </ChartText>
        </g>
      ))}
      <path
        d={`M${before} ${y(first)} L${after} ${y(high)} L${after} ${y(low)} Z`}
        fill={colour}
        opacity=".22"
        data-part="band"
      />
      <line x1={before} y1={y(first)} x2={after} y2={y(next)} stroke={colour} strokeWidth="2.25" />
      {[
        { x: before, value: first, text: texts.first, below: texts.before },
        { x: after, value: next, text: texts.next, below: texts.after },
      ].map((end) => (
        <g key={end.x}>
          <circle cx={end.x} cy={y(end.value)} r="5" fill={colour} stroke={COLOURS.surface} strokeWidth="2" />
          <ChartText
            x={end.x}
            y={y(end.value) - 14}
            textAnchor="middle"
            fontSize="15"
            fontWeight="600"
            fill={COLOURS.ink}
          >
            {end.text}
          </ChartText>
          <ChartText x={end.x} y={HEIGHT - 8} textAnchor="middle" fill={COLOURS.ink3}>
            {end.below}
          </ChartText>
        </g>
      ))}
    </svg>
  );
}
