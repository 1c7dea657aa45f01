/** @jsxImportSource react */
import type { ReactElement, ReactNode } from 'react';

/** A row of a heat table; a cell per column. */
export interface HeatRow {
  readonly key: string;
  readonly header: ReactNode;
  readonly cells: readonly ReactNode[];
}

/** A table of heat cells. It is a real table, so that readers hear row and column of each score. */
export function HeatTable(props: {
  readonly caption: string;
  readonly columns: readonly { readonly key: string; readonly header: ReactNode }[];
  readonly rows: readonly HeatRow[];
  readonly className?: string;
}): ReactElement {
  const { caption, columns, rows, className } = props;
  return (
    <table
      className={className}
      style={{ tableLayout: 'fixed', inlineSize: '100%', borderCollapse: 'separate', borderSpacing: 4 }}
    >
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ key, header }) => (
            <th key={key} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, header, cells }) => (
          <tr key={key} style={{ blockSize: 74 }}>
            <th scope="row">{header}</th>
            {columns.map((column, index) => (
              <td key={column.key}>{cells[index]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
