/** @jsxImportSource react */
import type { DrawnReport } from './draw-report.js';
import { Chart, Findings, Scores } from './html-parts.js';
import { INK3 } from './html-styles.js';
import { Topics } from './html-topics.js';
import type { ReportFrame } from './report-frame.js';
import { sentencesOf } from './sentences.js';
import { reportWords } from './words/index.js';
import { nameOf, scaleOf } from './writing-numbers.js';

/** All that a report says, part by part. `heading`: of its parts, below the heading that the report has. */
export function ReportParts(props: {
  readonly report: DrawnReport;
  readonly frame: ReportFrame;
  readonly heading: 'h2' | 'h3';
}) {
  const { report, frame, heading: Heading } = props;
  const { content } = report;
  const words = reportWords[content.language];
  const says = sentencesOf(content);
  return (
    <>
      <Findings content={content} texts={says.findings} answers={frame.answers} />
      <Scores report={report} source={frame.source} />
      {content.trends.map((trend, index) => (
        <section key={index}>
          <Heading style={{ margin: '24px 0 4px', fontSize: 15, fontWeight: 600 }}>
            {words.trends(nameOf(trend), trend.width)}{' '}
            <span className="ink3" style={{ fontSize: 13, fontWeight: 400, color: INK3 }}>
              {scaleOf(trend.metric) === 'nps' ? words.points : words.share}
            </span>
          </Heading>
          <Chart chart={report.trends[index] ?? null} source={frame.source} width={520} />
        </section>
      ))}
      {says.rates === null ? null : (
        <section>
          <Heading style={{ margin: '24px 0 4px', fontSize: 15, fontWeight: 600 }}>{words.rates}</Heading>
          <p style={{ margin: 0 }}>{says.rates}</p>
        </section>
      )}
      <Topics content={content} heading={Heading} />
    </>
  );
}
