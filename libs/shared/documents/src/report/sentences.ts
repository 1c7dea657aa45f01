import type { ReportContent, ReportScore } from './content.js';
import { clearTopics } from './topics.js';
import { reportWords } from './words/index.js';
import { nameOf, NumberWriting } from './writing-numbers.js';

/** What a report says in sentences. */
export interface ReportSentences {
  /** Made of the clear changes only. */
  readonly title: string;
  readonly period: string;
  /** One for each score, in their order. */
  readonly findings: readonly string[];
  readonly rates: string | null;
  readonly counted: string;
  readonly methods: string;
  readonly made: string;
}

/** Clear changes that a title names. */
const NAMED = 2;

/** The sentences of a report, each with its numbers; a change is called one only where its verdict is clear. */
export function sentencesOf(content: ReportContent): ReportSentences {
  const words = reportWords[content.language];
  const write = new NumberWriting(content);
  const methods = [...new Set(content.scores.map(({ method }) => method))].join(', ');
  return {
    title: titleOf(content),
    period: words.period(write.day(content.from), write.dayBefore(content.to), write.day(content.previous_from)),
    findings: content.scores.map((score) => findingOf(score, content, write)),
    rates: ratesOf(content, write),
    counted:
      content.scores.length === 0
        ? words.counted
        : `${words.counted} ${words.level(write.percent(content.level), write.whole(content.comparisons))}`,
    methods: methods === '' ? '' : words.methods(methods),
    made: words.made(write.time(content.prepared_at)),
  };
}

function titleOf(content: ReportContent): string {
  const { language, scores, trends, rates, topics } = content;
  const words = reportWords[language];
  const clear = scores.filter(({ verdict }) => verdict === 'up' || verdict === 'down');
  if (clear.length > 0)
    return clear
      .slice(0, NAMED)
      .map((score) => (score.verdict === 'down' ? words.fell(nameOf(score)) : words.rose(nameOf(score))))
      .join(' ');
  const named = clearTopics(content);
  if (named.length > 0)
    return named
      .slice(0, NAMED)
      .map(({ name, verdict }) => words.named[verdict === 'more' ? 'more' : 'fewer'](name))
      .join(' ');
  if (scores.some(({ now }) => now.n !== 0)) return words.nothing;
  // A report without scores says nothing of whether anybody answered.
  const isEmpty = trends.length === 0 && (rates?.answered ?? 0) === 0 && (topics?.topics.length ?? 0) === 0;
  return isEmpty ? words.noAnswers : content.name;
}

function findingOf(score: ReportScore, { language }: ReportContent, write: NumberWriting): string {
  const words = reportWords[language];
  const name = nameOf(score);
  const { metric, now, before, verdict, difference, difference_low, difference_high, answers_needed } = score;
  if (now.n === null) return words.hidden(name);
  if (difference === null || difference_low === null || difference_high === null || before.value === null) {
    return answers_needed !== null && answers_needed > 0
      ? words.tooFew(name, write.whole(answers_needed))
      : words.notComparable(name, write.score(metric, now.value), write.whole(now.n));
  }
  const change = {
    name,
    before: write.score(metric, before.value),
    now: write.score(metric, now.value),
    change: write.change(difference),
    low: write.change(difference_low),
    high: write.change(difference_high),
    n: write.whole(now.n),
  };
  if (verdict === 'up' || verdict === 'down') return words.changed[verdict](change);
  const more =
    answers_needed !== null && answers_needed > 0 ? ` ${words.moreWouldTell(write.whole(answers_needed))}` : '';
  return `${words.chance(change)}${more}`;
}

function ratesOf({ language, rates }: ReportContent, write: NumberWriting): string | null {
  const words = reportWords[language];
  if (rates === null) return null;
  const { asked, answered, rate, low, high } = rates;
  if (rate === null || low === null || high === null) return words.nobodyAsked;
  return words.rate(
    write.whole(asked),
    write.whole(answered),
    write.percent(rate),
    write.percent(low),
    write.percent(high),
  );
}
