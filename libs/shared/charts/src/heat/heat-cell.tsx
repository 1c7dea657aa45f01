/** @jsxImportSource react */
import type { CSSProperties, ReactElement } from 'react';
import { COLOURS } from '../colours.js';
import { heatColours, heatStep } from './heat-step.js';

export interface HeatCellProps {
  /** On the scale of 0 to 100; null with too few answers. */
  readonly score: number | null;
  /** The score as a text, `–` with too few answers. */
  readonly text: string;
  /** Interval and number of answers, or how many more are needed. */
  readonly detail: string;
}

const CELL: CSSProperties = {
  display: 'grid',
  alignContent: 'center',
  gap: 1,
  blockSize: '100%',
  minBlockSize: 66,
  borderRadius: 8,
  padding: '8px 12px',
  fontVariantNumeric: 'tabular-nums',
};

/** A cell of a heat table: score, interval and n on one of five grounds; outlined with too few answers. */
export function HeatCell({ score, text, detail }: HeatCellProps): ReactElement {
  const few = score === null;
  const { ground, text: ink } = heatColours(few ? 0 : heatStep(score));
  const style: CSSProperties = few
    ? { ...CELL, background: 'none', boxShadow: `inset 0 0 0 1px ${COLOURS.edge}`, color: COLOURS.ink3 }
    : { ...CELL, background: ground, color: ink };
  return (
    <span style={style} data-heat={few ? 'few' : heatStep(score)}>
      <b style={{ fontSize: 20, fontWeight: 600, lineHeight: 1.15 }}>{text}</b>
      <span style={{ fontSize: 12 }}>{detail}</span>
    </span>
  );
}

/** The dot of a place where nobody is asked. */
export function HeatGap({ label }: { readonly label: string }): ReactElement {
  return (
    <span role="img" aria-label={label} style={{ display: 'grid', placeContent: 'center', blockSize: '100%' }}>
      <svg width="4" height="4" aria-hidden="true">
        <circle cx="2" cy="2" r="1.5" fill={COLOURS.line} />
      </svg>
    </span>
  );
}
