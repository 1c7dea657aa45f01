/** @jsxImportSource react */
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { COLOURS } from '../colours.js';
import { RUNNING_GROUND, TRIANGLE_STEPS, triangleStep } from './triangle-step.js';

/** A cohort some months after it began. */
export interface TriangleCell {
  /** From 0 to 1; null: too few people for a share. */
  readonly share: number | null;
  readonly text: string;
  /** The month is over for the whole cohort. */
  readonly isClosed: boolean;
  /** The same in words, with the interval. */
  readonly title: string;
}

/** A cohort; its first cell is month 0. */
export interface TriangleRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly people: string;
  readonly cells: readonly TriangleCell[];
}

const CELL: CSSProperties = {
  display: 'grid',
  placeContent: 'center',
  minInlineSize: 44,
  blockSize: 40,
  borderRadius: 6,
  fontSize: 13.5,
  fontWeight: 560,
};

/**
 * Cohorts as rows, months since the first one as columns, on five fixed grounds. Cells that still run are hatched, too small cohorts outlined. A real
 * table, so that readers hear row and column; from left to right in all scripts.
 */
export function TriangleChart(props: {
  readonly caption: string;
  readonly headers: { readonly cohort: string; readonly people: string };
  readonly rows: readonly TriangleRow[];
  /** All cohorts, closed months only; a cell per age. */
  readonly average: { readonly label: string; readonly cells: readonly TriangleCell[] };
  readonly className?: string;
}): ReactElement {
  const { caption, headers, rows, average, className } = props;
  const ages = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: ages }, (_, age) => age);
  return (
    <table className={className} dir="ltr" style={{ borderCollapse: 'separate', borderSpacing: 3 }}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{headers.cohort}</th>
          <th scope="col">{headers.people}</th>
          {columns.map((age) => (
            <th key={age} scope="col" data-age={age}>
              {age === 0 ? '0' : `+${age}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, people, cells }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{people}</td>
            {columns.map((age) => (
              <td key={age} data-age={age}>
                {cells[age] && <Cell cell={cells[age]} age={age} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{average.label}</th>
          <td />
          {columns.map((age) => (
            <td key={age} data-age={age} title={average.cells[age]?.title}>
              {average.cells[age]?.text}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function Cell({ cell, age }: { readonly cell: TriangleCell; readonly age: number }): ReactElement {
  const { share, text, isClosed, title } = cell;
  if (share === null)
    return (
      <span title={title} style={{ ...CELL, boxShadow: `inset 0 0 0 1px ${COLOURS.edge}`, color: COLOURS.ink3 }}>
        {text}
      </span>
    );
  const { ground, text: ink } = TRIANGLE_STEPS[age === 0 ? 4 : triangleStep(share)];
  const style = isClosed
    ? { ...CELL, background: ground, color: ink }
    : {
        ...CELL,
        background: RUNNING_GROUND,
        boxShadow: `inset 0 0 0 1px ${COLOURS.line}`,
        color: COLOURS.ink2,
        fontWeight: 400,
      };
  return (
    <span title={title} style={style} data-running={!isClosed}>
      {text}
    </span>
  );
}
