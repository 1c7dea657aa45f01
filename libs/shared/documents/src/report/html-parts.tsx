/** @jsxImportSource react */
import type { CSSProperties } from 'react';
import type { ReportContent } from './content.js';
import type { DrawnChart, DrawnReport } from './draw-report.js';
import { ACCENT, CHIPS, INK2, INK3, LINE } from './html-styles.js';
import { CELL, VerdictRow } from './html-verdict-row.js';
import type { ReportFrame } from './report-frame.js';
import { rangeOf, valueOf } from './report-files.js';
import { reportWords } from './words/index.js';
import { nameOf, NumberWriting } from './writing-numbers.js';

/** The sentence of each score beside its verdict. */
export function Findings(props: {
  readonly content: ReportContent;
  readonly texts: readonly string[];
  readonly answers: ReportFrame['answers'];
}) {
  const { content, texts, answers } = props;
  const words = reportWords[content.language];
  const write = new NumberWriting(content);
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
      <tbody>
        {content.scores.map(({ verdict, now }, index) => {
          const url = answers(index);
          return (
            <VerdictRow key={index} kind={verdict} sign={CHIPS[verdict].sign} label={words.verdicts[verdict]}>
              {texts[index]}{' '}
              {now.n === null || url === null ? (
                now.n === null ? null : (
                  <span className="ink3" style={{ color: INK3 }}>
                    {words.answers(write.whole(now.n))}
                  </span>
                )
              ) : (
                <a className="link" href={url} style={{ color: ACCENT }}>
                  {words.answers(write.whole(now.n))}
                </a>
              )}
            </VerdictRow>
          );
        })}
      </tbody>
    </table>
  );
}

/** The scores with their intervals, and their numbers of answers. */
export function Scores({ report, source }: { readonly report: DrawnReport; readonly source: ReportFrame['source'] }) {
  const { content, bars } = report;
  const words = reportWords[content.language];
  const write = new NumberWriting(content);
  if (content.scores.length === 0) return null;
  const head: CSSProperties = { padding: '6px 0', fontSize: 12.5, fontWeight: 400, color: INK3, textAlign: 'start' };
  return (
    <>
      <table width="100%" cellPadding={0} cellSpacing={0} style={{ marginTop: 24 }}>
        <thead>
          <tr>
            {[words.score, words.now, words.interval, words.n].map((column) => (
              <th key={column} scope="col" className="ink3" style={head}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.scores.map((score, index) => (
            <tr key={index}>
              <th
                scope="row"
                className="line"
                style={{ ...CELL, fontWeight: 600, fontSize: 14, textAlign: 'start', overflowWrap: 'anywhere' }}
              >
                <bdi>{nameOf(score)}</bdi>
              </th>
              <td className="line" style={{ ...CELL, paddingInlineEnd: 12, whiteSpace: 'nowrap' }}>
                <b style={{ fontSize: 17 }}>
                  <bdi>{score.now.n === null ? words.hiddenCell : valueOf(score, write)}</bdi>
                </b>{' '}
                <bdi className="ink2" style={{ fontSize: 12.5, color: INK2 }}>
                  {rangeOf(score, write, words.range)}
                </bdi>
              </td>
              <td className="line bar" style={CELL}>
                <Chart chart={bars[index] ?? null} source={source} width={176} />
              </td>
              <td className="line" style={{ ...CELL, fontVariantNumeric: 'tabular-nums' }}>
                {score.now.n === null ? '< 5' : write.whole(score.now.n)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ink2" style={{ margin: '6px 0 0', fontSize: 12.5, color: INK2 }}>
        {words.bars} {content.omitted === 0 ? '' : words.omitted(write.whole(content.omitted))}
      </p>
    </>
  );
}

/** A chart in the palette of the reader; empty where nothing may be drawn. */
export function Chart({
  chart,
  source,
  width,
}: {
  readonly chart: DrawnChart | null;
  readonly source: ReportFrame['source'];
  readonly width: number;
}) {
  if (chart === null) return null;
  const height = Math.round((chart.light.height * width) / chart.light.width);
  const size: CSSProperties = { width, maxWidth: '100%', height: 'auto', border: 0 };
  return (
    <>
      <img
        className="light-only"
        src={source(chart, 'light')}
        alt={chart.alt}
        width={width}
        height={height}
        style={{ ...size, display: 'inline-block' }}
      />
      <img
        className="dark-only"
        src={source(chart, 'dark')}
        alt={chart.alt}
        width={width}
        height={height}
        style={{ ...size, display: 'none' }}
      />
    </>
  );
}

/** What is counted, by which methods, and who gets it why. */
export function Footer({ frame, lines }: { readonly frame: ReportFrame; readonly lines: readonly string[] }) {
  return (
    <footer
      className="line ink2"
      style={{ margin: '28px 0 0', paddingTop: 12, borderTop: LINE, fontSize: 12.5, color: INK2 }}
    >
      <p style={{ margin: 0 }}>{lines.filter((line) => line !== '').join(' ')}</p>
      {frame.notes.map((note) => (
        <p key={note} style={{ margin: '4px 0 0', overflowWrap: 'anywhere' }}>
          {note}
        </p>
      ))}
      {frame.links.length === 0 ? null : (
        <p style={{ margin: '4px 0 0' }}>
          {frame.links.map(({ label, url }, index) => (
            <span key={url}>
              {index === 0 ? '' : ' · '}
              <a className="link" href={url} style={{ color: ACCENT }}>
                {label}
              </a>
            </span>
          ))}
        </p>
      )}
    </footer>
  );
}
