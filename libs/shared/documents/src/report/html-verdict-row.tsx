/** @jsxImportSource react */
import type { CSSProperties, ReactNode } from 'react';
import { CHIPS, LINE } from './html-styles.js';

/** A cell of the tables in a report. */
export const CELL: CSSProperties = { padding: '10px 0', borderTop: LINE, verticalAlign: 'middle' };

/** A row of a table: the chip of a verdict, and the sentence about it. `kind` decides the colours of the chip. */
export function VerdictRow(props: {
  readonly kind: keyof typeof CHIPS;
  readonly sign: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const { kind, sign, label, children } = props;
  const { ground, text } = CHIPS[kind];
  return (
    <tr>
      <td className="line" width={150} style={CELL}>
        <span
          className={`chip-${kind}`}
          style={{
            display: 'inline-block',
            padding: '1px 9px',
            borderRadius: 99,
            border: kind === 'too_few' ? '1px solid #8c867b' : `1px solid ${ground}`,
            background: ground,
            color: text,
            fontSize: 12.5,
            fontWeight: 600,
            whiteSpace: 'nowrap',
          }}
        >
          <span aria-hidden="true">{sign}</span> {label}
        </span>
      </td>
      <td className="line" style={{ ...CELL, overflowWrap: 'anywhere' }}>
        {children}
      </td>
    </tr>
  );
}
