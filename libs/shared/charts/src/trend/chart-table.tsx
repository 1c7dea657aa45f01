/** @jsxImportSource react */
import type { ReactElement, ReactNode } from 'react';

/** A row of a chart's table, such as a bucket of a trend. */
export interface ChartRow {
  readonly key: string;
  /** The first cell is the header of the row. */
  readonly cells: readonly ReactNode[];
}

/** The numbers of a chart as a table, for readers who do not see it and for those who want to copy them. */
export function ChartTable(props: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
  readonly className?: string;
}): ReactElement {
  const { caption, columns, rows, className } = props;
  return (
    <table className={className}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [header, ...cells] }) => (
          <tr key={key}>
            <th scope="row">{header}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
