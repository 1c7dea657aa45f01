import type { ReportExplanation } from '../report-explanation.js';
import { MIN_GROUP } from './groups.js';
import type { FairnessSubject, ServiceFairness } from './service-fairness.js';

const FORMULAS: Readonly<Record<FairnessSubject, string>> = {
  deadlines:
    'resolved before the deadline / tasks about answers, opened in the month, that were resolved or missed it; without those that were cancelled',
  sentiment: 'comments read as the score of the same response says / comments of the month with such a score',
};

/** How groups are compared. */
export function explainFairness(subjects: readonly ServiceFairness[]): ReportExplanation {
  return {
    definition: `A month in the workspace’s time zone. Groups are those that an answer was given in: its language (of a comment the one it is written in), its channel, and each attribute that it carries, with at most 12 values. A comment whose sentiment staff have stated counts by what the model had read. A group with fewer than ${MIN_GROUP} cases is hidden, and with a single one the smallest of the others too.`,
    steps: [
      ...subjects.map(({ all, subject }) => ({
        name: subject,
        formula: FORMULAS[subject],
        substituted: all.value === null ? null : `${all.hits} / ${all.n}`,
        value: all.value,
      })),
      {
        name: 'verdict',
        formula:
          'each group against the other groups that are shown: Fisher’s exact test, Holm over the groups of a table',
        substituted: null,
        value: null,
      },
      { name: 'interval', formula: 'Wilson, 95 %', substituted: null, value: null },
    ],
    sources: [
      'Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)',
      'Fisher, Statistical Methods for Research Workers, 5th edition, 1934',
      'Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979)',
    ],
  };
}
