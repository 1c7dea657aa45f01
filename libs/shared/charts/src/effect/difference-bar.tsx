/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { COLOURS } from '../colours.js';

/** A difference with its interval around 0, from −extent to +extent. As wide as its container, 26 px high. Unreliable ones are dashed and have no dot. */
export function DifferenceBar(props: {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The end of the scale on both sides, above 0; what lies outside is drawn at the end. */
  readonly extent: number;
  readonly reliable: boolean;
  readonly label: string;
}): ReactElement {
  const { value, low, high, extent, reliable, label } = props;
  const place = (number: number) => 50 + (50 * Math.min(extent, Math.max(-extent, number))) / extent;
  const at = (number: number) => `${place(number).toFixed(2)}%`;
  const size = { x: at(low), width: `${(place(high) - place(low)).toFixed(2)}%`, y: '8', height: '10', rx: '5' };
  return (
    <svg role="img" aria-label={label} width="100%" height="26" direction="ltr" overflow="visible">
      {['0', '50%', '100%'].map((x) => (
        <line key={x} x1={x} x2={x} y1="8" y2="18" stroke={COLOURS.edge} />
      ))}
      <line x1="0" x2="100%" y1="13" y2="13" stroke={COLOURS.line} strokeWidth="2" />
      {reliable ? (
        <>
          <rect {...size} fill={COLOURS.accent} opacity=".32" />
          <circle cx={at(value)} cy="13" r="6" fill={COLOURS.accent} stroke={COLOURS.surface} strokeWidth="2" />
        </>
      ) : (
        <rect {...size} fill="none" stroke={COLOURS.edge} strokeDasharray="3 3" />
      )}
    </svg>
  );
}
