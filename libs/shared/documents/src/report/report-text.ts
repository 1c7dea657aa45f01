import type { ReportContent } from './content.js';
import type { ReportFrame } from './report-frame.js';
import { sentencesOf } from './sentences.js';
import { topicsOf } from './topics.js';
import { reportWords } from './words/index.js';
import { NumberWriting } from './writing-numbers.js';

/** A report as the text part of a mail. */
export function reportText(content: ReportContent, frame: Omit<ReportFrame, 'source' | 'script'>): string {
  const words = reportWords[content.language];
  const write = new NumberWriting(content);
  const { title, period, findings, rates, counted, methods, made } = sentencesOf(content);
  const topics = topicsOf(content);
  const rows = content.scores.map(({ verdict, now }, index) => {
    const n = now.n === null ? '' : ` ${words.answers(write.whole(now.n))}.`;
    const url = frame.answers(index);
    return `[${words.verdicts[verdict]}] ${findings[index] ?? ''}${n}${url === null ? '' : `\n${url}`}`;
  });
  const link = ({ label, url }: { label: string; url: string }) =>
    `${label}${content.language === 'fr' ? '\u00a0:' : ':'}\n${url}`;
  const blocks = [
    title,
    period,
    ...rows,
    ...(rates === null ? [] : [rates]),
    ...(topics === null
      ? []
      : [...topics.topics.map(({ label, sentence }) => `[${label}] ${sentence}`), topics.note]
    ).filter((block) => block !== ''),
    ...(frame.button === null ? [] : [link(frame.button)]),
    ['-- ', counted, methods, made, ...frame.notes].filter((line) => line !== '').join('\n'),
    ...frame.links.map(link),
  ];
  return `${blocks.join('\n\n')}\n`;
}
