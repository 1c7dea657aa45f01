/** @jsxImportSource react */
import { Document, Font, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { FONTS } from '../fonts.js';
import type { PdfDocument } from '../pdf-document.js';
import { Part, Words } from './parts.js';
import { styles } from './styles.js';
import { writingOf, WritingProvider } from './writing.js';

for (const { family, weight, path } of FONTS) Font.register({ family, src: path, fontWeight: weight });
// Whole words: the patterns for hyphens are those of English only.
Font.registerHyphenationCallback((word) => [word]);

/** Renders a document. */
export function renderPdf(document: PdfDocument): Promise<Buffer> {
  const { language, owner, period, title, sentence, parts, footer, madeAt } = document;
  const writing = writingOf(language);
  return renderToBuffer(
    <Document
      title={title}
      author={owner}
      language={language}
      producer="Hearback"
      creator="Hearback"
      creationDate={madeAt}
    >
      <Page size="A4" style={styles.page}>
        <WritingProvider value={writing}>
          <View style={[styles.head, writing.row]}>
            <Words style={styles.owner}>{owner}</Words>
            <Words style={styles.period}>{period}</Words>
          </View>
          <Words style={styles.title}>{title}</Words>
          {sentence === undefined ? null : <Words style={styles.sentence}>{sentence}</Words>}
          {parts.map((part, index) => (
            <Part key={index} part={part} />
          ))}
          <View style={[styles.footer, styles.footerRule]} fixed>
            <Words>{`${footer.counted} ${footer.methods}`}</Words>
          </View>
          <Text
            style={[styles.footer, styles.made, writing.text]}
            fixed
            render={({ pageNumber, totalPages }) =>
              writing.write(`${footer.made} · ${writing.page(pageNumber, totalPages)}`)
            }
          />
        </WritingProvider>
      </Page>
    </Document>,
  );
}
