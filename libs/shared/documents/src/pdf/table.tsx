/** @jsxImportSource react */
import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { PdfCell, PdfColumn } from '../pdf-document.js';
import { Picture } from './parts.js';
import { CONTENT_WIDTH, styles, WHOLE_WORDS } from './styles.js';
import { useWriting } from './writing.js';

/** A table whose header stands on each of its pages; a row is never broken. */
export function Table(props: {
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly (readonly PdfCell[])[];
}): ReactElement {
  const { columns, rows } = props;
  const { row } = useWriting();
  const sum = columns.reduce((total, { width }) => total + width, 0);
  const widths = columns.map(({ width }) => (width / sum) * CONTENT_WIDTH);
  return (
    <View style={{ marginBottom: 12 }}>
      <View style={row} fixed>
        {columns.map((column, index) => (
          <Cell key={index} cell={column.text} column={column} width={widths[index] ?? 0} isHeader />
        ))}
      </View>
      {rows.map((cells, index) => (
        <View key={index} style={[styles.row, row]} wrap={false}>
          {columns.map((column, place) => (
            <Cell key={place} cell={cells[place] ?? ''} column={column} width={widths[place] ?? 0} />
          ))}
        </View>
      ))}
    </View>
  );
}

function Cell(props: {
  readonly cell: PdfCell;
  readonly column: PdfColumn;
  readonly width: number;
  readonly isHeader?: boolean;
}) {
  const { cell, column, width, isHeader = false } = props;
  const { text, end, row, write, gap } = useWriting();
  const align = column.align === 'end' ? end : text;
  const frame = { width, paddingHorizontal: 3 };
  if (typeof cell === 'string')
    return (
      <View style={frame}>
        <Text {...WHOLE_WORDS} style={[align, isHeader ? styles.column : {}]}>
          {write(cell)}
        </Text>
      </View>
    );
  if ('chart' in cell)
    return (
      <View style={[frame, row]}>
        <Picture chart={cell.chart} width={width - 6} />
      </View>
    );
  return (
    <View style={frame}>
      <Text {...WHOLE_WORDS} style={[align, styles.strong]}>
        {write(cell.strong)}
        {cell.small === undefined ? null : <Text style={styles.small}>{gap + write(cell.small)}</Text>}
      </Text>
    </View>
  );
}
