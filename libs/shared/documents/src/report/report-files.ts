import { csvLine } from '@hearback/kernel';
import type { PdfCell, PdfPart } from '../pdf-document.js';
import { writePdf } from '../write-pdf.js';
import type { ReportContent } from './content.js';
import type { DrawnReport } from './draw-report.js';
import { sentencesOf } from './sentences.js';
import { topicsOf } from './topics.js';
import { reportWords } from './words/index.js';
import { nameOf, NumberWriting, scaleOf } from './writing-numbers.js';

/** A report as a PDF. */
export function reportPdf(report: DrawnReport): Promise<Buffer> {
  const { content } = report;
  const words = reportWords[content.language];
  const { title, period, counted, methods, made } = sentencesOf(content);
  return writePdf({
    language: content.language,
    owner: content.workspace ?? content.name,
    period,
    title,
    parts: partsOf(report),
    footer: { counted, methods, made: content.workspace === null ? made : `${content.name} · ${made}` },
    madeAt: new Date(content.prepared_at),
  });

  function partsOf({ bars, trends }: DrawnReport): readonly PdfPart[] {
    const { findings, rates } = sentencesOf(content);
    const write = new NumberWriting(content);
    const found = content.scores.map(({ verdict }, index) => {
      return { verdict, label: words.verdicts[verdict], text: findings[index] ?? '' };
    });
    const rows = content.scores.map((score, index): readonly PdfCell[] => {
      const { now } = score;
      const bar = bars[index] ?? null;
      return [
        nameOf(score),
        now.n === null ? words.hiddenCell : { strong: valueOf(score, write), small: rangeOf(score, write) },
        bar === null ? '' : { chart: bar.light },
        now.n === null ? '< 5' : write.whole(now.n),
        words.verdicts[score.verdict],
      ];
    });
    return [
      ...(rows.length === 0
        ? []
        : ([
            { kind: 'findings', findings: found },
            { kind: 'heading', text: words.scores, note: words.bars },
            {
              kind: 'table',
              columns: [
                { text: words.score, width: 24 },
                { text: words.now, width: 20 },
                { text: words.interval, width: 30 },
                { text: words.n, width: 8, align: 'end' },
                { text: words.verdict, width: 18 },
              ],
              rows,
            },
          ] satisfies PdfPart[])),
      ...(content.omitted === 0 ? [] : [{ kind: 'text' as const, text: words.omitted(write.whole(content.omitted)) }]),
      ...content.trends.flatMap((trend, index): readonly PdfPart[] => {
        const chart = trends[index];
        const note = scaleOf(trend.metric) === 'nps' ? words.points : words.share;
        return chart === undefined
          ? []
          : [
              { kind: 'heading', text: words.trends(nameOf(trend), trend.width), note },
              { kind: 'chart', chart: chart.light },
            ];
      }),
      ...(rates === null
        ? []
        : [
            { kind: 'heading' as const, text: words.rates },
            { kind: 'text' as const, text: rates },
          ]),
      ...topicParts(content),
    ];
  }
}

/** The topics as a table, with the chance of a false verdict; nothing where the report has none. */
function topicParts(content: ReportContent): readonly PdfPart[] {
  const found = topicsOf(content);
  if (found === null) return [];
  const words = reportWords[content.language];
  const columns = [
    { text: words.topics, width: 74 },
    { text: words.verdict, width: 26 },
  ];
  return [
    { kind: 'heading', text: words.topics, note: found.note },
    { kind: 'table', columns, rows: found.topics.map(({ sentence, label }) => [sentence, label]) },
  ];
}

/** The value of a score as it is written: none below 30 answers. */
export function valueOf({ metric, now }: ReportContent['scores'][number], write: NumberWriting): string {
  return now.reliable ? write.score(metric, now.value) : '–';
}

/** The interval of a score in words; empty below 30 answers. */
export function rangeOf(
  { now }: ReportContent['scores'][number],
  write: NumberWriting,
  words: (low: string, high: string) => string = (low, high) => `${low}–${high}`,
): string {
  return now.reliable && now.low !== null && now.high !== null
    ? words(write.whole(now.low), write.whole(now.high))
    : '';
}

const COLUMNS = ['value', 'low', 'high', 'n'] as const;

/**
 * The numbers of a report as CSV, not rounded: scores, then the buckets of trends, then topics by name, with all comments as their n. Hidden
 * ones are empty.
 */
export function reportCsv({ scores, trends, topics, from, to }: ReportContent): string {
  const header = [
    'part',
    'metric',
    'touchpoint',
    'method',
    'from',
    'to',
    ...COLUMNS,
    ...COLUMNS.map((column) => `before_${column}`),
    'verdict',
    'difference',
    'difference_low',
    'difference_high',
  ];
  const scoreRows = scores.map((score) => [
    'score',
    score.metric,
    score.touchpoint,
    score.method,
    from,
    to,
    ...COLUMNS.map((column) => score.now[column]),
    ...COLUMNS.map((column) => score.before[column]),
    score.verdict,
    score.difference,
    score.difference_low,
    score.difference_high,
  ]);
  const bucketRows = trends.flatMap(({ metric, touchpoint, width, buckets }) =>
    buckets.map((bucket) => [
      width,
      metric,
      touchpoint,
      null,
      bucket.from,
      null,
      ...COLUMNS.map((column) => bucket[column]),
      ...Array.from({ length: 8 }, () => null),
    ]),
  );
  const topicRows = (topics?.topics ?? []).map(({ name, now, before, verdict }) => [
    'topic',
    name,
    null,
    null,
    from,
    to,
    now.value,
    now.low,
    now.high,
    topics?.comments ?? null,
    before.value,
    before.low,
    before.high,
    topics?.comments_before ?? null,
    verdict,
    ...Array.from({ length: 3 }, () => null),
  ]);
  return [header, ...scoreRows, ...bucketRows, ...topicRows].map((cells) => csvLine(cells)).join('');
}
