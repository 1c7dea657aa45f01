/** @jsxImportSource react */
import { Image, Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { ChartPicture } from '../draw-chart.js';
import type { PdfFinding, PdfPart } from '../pdf-document.js';
import { CONTENT_WIDTH, styles, VERDICTS, WHOLE_WORDS, type Style } from './styles.js';
import { Table } from './table.js';
import { useWriting } from './writing.js';

/** A text in the direction of the document. */
export function Words({ children, style }: { readonly children: string; readonly style?: Style }): ReactElement {
  const { text, write } = useWriting();
  return (
    <Text {...WHOLE_WORDS} style={style === undefined ? text : [text, style]}>
      {write(children)}
    </Text>
  );
}

/** A chart, never wider than `width` pt. */
export function Picture({ chart, width }: { readonly chart: ChartPicture; readonly width: number }): ReactElement {
  const scale = Math.min(0.75, width / chart.width);
  const source = `data:image/svg+xml;base64,${Buffer.from(chart.svg).toString('base64')}`;
  return <Image src={source} style={{ width: chart.width * scale, height: chart.height * scale }} />;
}

function Finding({ finding }: { readonly finding: PdfFinding }) {
  const { row } = useWriting();
  const { ground, text, sign } = VERDICTS[finding.verdict];
  const outline = finding.verdict === 'too_few' ? { borderWidth: 0.75, borderColor: '#8C867B' } : {};
  return (
    <View style={[styles.row, row]} wrap={false}>
      <View style={[styles.verdict, row]}>
        <View style={[styles.chip, { backgroundColor: ground, color: text }, outline]}>
          <Words>{`${sign}  ${finding.label}`}</Words>
        </View>
      </View>
      <View style={styles.finding}>
        <Words>{finding.text}</Words>
      </View>
    </View>
  );
}

/** A part of a document. */
export function Part({ part }: { readonly part: PdfPart }): ReactElement {
  const { text, write, gap } = useWriting();
  switch (part.kind) {
    case 'heading':
      return (
        <Text {...WHOLE_WORDS} style={[text, styles.heading]} minPresenceAhead={80}>
          {write(part.text)}
          {part.note === undefined ? null : <Text style={styles.note}>{gap + write(part.note)}</Text>}
        </Text>
      );
    case 'text':
      return <Words style={styles.text}>{part.text}</Words>;
    case 'findings':
      return (
        <View>
          {part.findings.map((finding, index) => (
            <Finding key={index} finding={finding} />
          ))}
        </View>
      );
    case 'chart':
      return (
        <View wrap={false} style={{ marginBottom: 6 }}>
          <Picture chart={part.chart} width={CONTENT_WIDTH} />
        </View>
      );
    case 'table':
      return <Table columns={part.columns} rows={part.rows} />;
    case 'quotes':
      return (
        <View>
          {part.quotes.map((quote, index) => (
            <Words key={index} style={styles.quote}>
              {quote}
            </Words>
          ))}
          <Words style={styles.note}>{part.note}</Words>
        </View>
      );
  }
}
