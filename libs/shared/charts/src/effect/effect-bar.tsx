/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ChartText } from '../chart-text.js';
import { COLOURS } from '../colours.js';

/** Where points come from, on the whole scale of a score. */
export interface EffectBarProps {
  readonly min: number;
  readonly max: number;
  /** The mean first score. */
  readonly first: number;
  /** What comes anyway, in points. */
  readonly anyway: number;
  /** What comes on top, with its interval. */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** Where scores go by themselves; null if it is not known. */
  readonly landsAt: number | null;
  /** The same in words. */
  readonly label: string;
  /** Short texts at the bar. */
  readonly texts: { readonly first: string; readonly anyway: string; readonly effect: string; readonly next: string };
}

const BAR = { y: 48, height: 24 } as const;
const MIDDLE = BAR.y + BAR.height / 2;
/** Narrower parts, in per cent of the scale, have their texts on two lines. */
const NARROW = 17;

/** One bar: grey what comes anyway, in the accent the effect with its interval, a triangle where scores go by themselves. As wide as its container. */
export function EffectBar(props: EffectBarProps): ReactElement {
  const { min, max, first, anyway, effect, low, high, landsAt, label, texts } = props;
  const place = (value: number) => (100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
  const at = (value: number) => `${place(value).toFixed(2)}%`;
  const between = first + anyway;
  const next = between + effect;
  const isNarrow = Math.min(Math.abs(place(between) - place(first)), Math.abs(place(next) - place(between))) < NARROW;
  const block = (from: number, to: number) => ({
    x: at(Math.min(from, to)),
    width: `${Math.abs(place(to) - place(from)).toFixed(2)}%`,
  });
  return (
    <svg role="img" aria-label={label} width="100%" height="116" direction="ltr" fontSize="12.5" overflow="visible">
      <svg x="3%" width="88%" overflow="visible">
        {ticksOf(min, max).map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={BAR.y - 8} y2={BAR.y + BAR.height + 8} stroke={COLOURS.line} />
            <ChartText x={at(tick)} y={BAR.y + 44} textAnchor="middle" fill={COLOURS.ink3}>
              {tick}
            </ChartText>
          </g>
        ))}
        <rect {...block(first, between)} y={BAR.y} height={BAR.height} fill={COLOURS.edge} opacity=".45" rx="3" />
        <rect {...block(between, next)} y={BAR.y} height={BAR.height} fill={COLOURS.accent} rx="3" />
        <g data-part="interval" stroke={COLOURS.ink} strokeWidth="2">
          <line x1={at(between + low)} x2={at(between + high)} y1={MIDDLE} y2={MIDDLE} />
          {[low, high].map((end) => (
            <line key={end} x1={at(between + end)} x2={at(between + end)} y1={MIDDLE - 5} y2={MIDDLE + 5} />
          ))}
        </g>
        <circle cx={at(first)} cy={MIDDLE} r="6" fill={COLOURS.surface} stroke={COLOURS.edge} strokeWidth="2" />
        <ChartText x={at(first)} y={BAR.y - 16} textAnchor={place(first) < 8 ? 'start' : 'middle'} fill={COLOURS.ink2}>
          {texts.first}
        </ChartText>
        {!isNarrow && (
          <ChartText x={at((first + between) / 2)} y={BAR.y - 16} dx="24" textAnchor="middle" fill={COLOURS.ink2}>
            {texts.anyway}
          </ChartText>
        )}
        <ChartText
          x={at((between + next) / 2)}
          y={isNarrow ? BAR.y - 34 : BAR.y - 16}
          textAnchor="middle"
          fontWeight="600"
          fill={COLOURS.accent}
        >
          {isNarrow ? `${texts.anyway} · ${texts.effect}` : texts.effect}
        </ChartText>
        <ChartText x={at(Math.max(between + high, next))} dx="10" y={MIDDLE + 4} fill={COLOURS.ink2}>
          {texts.next}
        </ChartText>
        {landsAt !== null && (
          <svg x={at(landsAt)} y={BAR.y + 54} overflow="visible" data-part="regression">
            <path d="M0 0 L6 10 L-6 10 Z" fill={COLOURS.ink2} />
          </svg>
        )}
      </svg>
    </svg>
  );
}

/** All numbers of the scale. */
function ticksOf(min: number, max: number): readonly number[] {
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}
