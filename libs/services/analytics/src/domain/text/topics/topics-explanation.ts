import type { ReportExplanation } from '../../report-explanation.js';
import { MIN_COMPARED, MIN_SHOWN, MIN_UNHAPPY, type JudgedTopic } from './topic-report.js';

/** Explains the numbers of topics: `named` are those with numbers, most named first. */
export function explainTopics(
  named: readonly (JudgedTopic & { readonly name: string })[],
  comparisons: number,
): ReportExplanation {
  const shown = named.filter(({ hidden }) => !hidden).slice(0, 20);
  return {
    definition:
      `A comment is what a customer wrote as the answer to one question; excluded and withdrawn responses do not count. It is about a topic if one of its words, beginnings or phrases occurs in it outside of the phrases left out, so it can be about several. Topics with fewer than ${MIN_SHOWN} comments are hidden; unhappy shares are shown from ${MIN_UNHAPPY} on; periods are compared from ${MIN_COMPARED} comments on each. ` +
      'Unhappy is what the model of the language estimates (multinomial logistic regression on words, pairs, triples, negations and pieces of words), or what staff said.',
    steps: [
      ...shown.flatMap(({ name, now, before, change }) => [
        {
          name: `${name}: share`,
          formula: 'comments about it / comments',
          substituted: now.value === null ? null : `${now.hits} / ${now.n}`,
          value: now.value,
        },
        {
          name: `${name}: interval`,
          formula: 'Wilson, 95 %',
          substituted: now.interval === null ? null : `p = ${now.hits}/${now.n}, n = ${now.n}`,
          value: now.interval === null ? null : ([now.interval.low, now.interval.high] as const),
        },
        {
          name: `${name}: change`,
          formula: `Newcombe’s hybrid score interval at ${change.confidence === null ? '95 %' : `${(100 * change.confidence).toFixed(2)} %`} (5 % divided by the comparisons)`,
          substituted:
            change.interval === null
              ? null
              : `${now.hits}/${now.n} − ${before.hits}/${before.n}, ${comparisons} comparisons`,
          value: change.interval === null ? null : ([change.interval.low, change.interval.high] as const),
        },
        {
          name: `${name}: p`,
          formula:
            'exact test of equal shares, corrected by Holm’s method over all topics; clear below .05 with an interval without 0',
          substituted: change.adjustedP === null ? null : `${comparisons} comparisons`,
          value: change.adjustedP,
        },
      ]),
      {
        name: 'lift',
        formula:
          '(comments of the topic with the phrase / comments of the topic) / (all comments with it / all comments); G² ≥ 10.83',
        substituted: null,
        value: null,
      },
    ],
    sources: [
      'Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)',
      'Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998), method 10',
      'Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979)',
      'Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19 (1993)',
      'Guo et al., On calibration of modern neural networks, ICML 2017 (temperature)',
    ],
  };
}
