import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { TextLink } from '../../../parts/small.js';
import { ChoicesTable } from './choices-table.js';
import { MatrixTable } from './matrix-table.js';
import { NumbersFigure } from './numbers-figure.js';
import type { QuestionNumbers } from './questions-queries.js';
import type { QuestionsSearch } from './questions-search.js';
import { RankingTable } from './ranking-table.js';
import type { QuestionWords } from './use-question-words.js';

const PICTURES = { choices: ChoicesTable, matrix: MatrixTable, ranking: RankingTable, numbers: NumbersFigure } as const;

/** One question with its picture, and a way to split it. */
export function QuestionSection(props: {
  readonly numbers: QuestionNumbers;
  readonly words: QuestionWords;
  readonly search: QuestionsSearch;
}) {
  const { numbers, words, search } = props;
  const { t } = useTranslation('questions');
  const format = useFormat();
  const Picture = PICTURES[numbers.picture];
  const lead = leadOf(numbers);
  return (
    <Section
      id={`question-${numbers.question}`}
      title={<bdi>{words.question(numbers.question)}</bdi>}
      more={
        search.question === undefined && (
          <TextLink
            to="/reports/questions"
            search={{ ...search, question: numbers.question, group: search.group ?? 'channel' }}
          >
            {t('split.open')}
          </TextLink>
        )
      }
    >
      <p className="muted">
        {lead !== undefined && <b>{t('most', { choice: words.choice(numbers.question, lead) })} </b>}
        {t('respondents', { count: numbers.n, n: format.count(numbers.n) })}
        {numbers.kind === 'multi' && ` ${t('several')}`}
      </p>
      {numbers.refusal !== null && numbers.n > 0 ? (
        <Refusal reason={numbers.refusal} what={t('few')} />
      ) : (
        <Picture numbers={numbers} words={words} search={search} />
      )}
    </Section>
  );
}

/** The choice that is clearly chosen most: its interval lies above all others. */
function leadOf({ choices }: QuestionNumbers): string | undefined {
  const [first, second] = choices.toSorted((a, b) => (b.share.value ?? 0) - (a.share.value ?? 0));
  if (first === undefined || first.share.n < 30 || first.share.interval === null) return undefined;
  return first.share.interval.low > (second?.share.interval?.high ?? 0) ? first.choice : undefined;
}
