import { useTranslation } from 'react-i18next';
import classes from '../reports.module.css';
import type { QuestionNumbers } from './questions-queries.js';
import type { QuestionsSearch } from './questions-search.js';
import { RELIABLE, ShareCells } from './share-cells.js';
import type { QuestionWords } from './use-question-words.js';

/** Choices with their shares of respondents and intervals. */
export function ChoicesTable(props: {
  readonly numbers: QuestionNumbers;
  readonly words: QuestionWords;
  readonly search: QuestionsSearch;
}) {
  const { numbers, words, search } = props;
  const { t } = useTranslation('questions');
  const { question, choices } = numbers;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={words.question(question)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.choice')}</th>
            <th scope="col">{t('column.chosen')}</th>
            <th scope="col">{t('column.share')}</th>
            <th scope="col">{t('column.bar')}</th>
          </tr>
        </thead>
        <tbody>
          {choices.map(({ choice, share }) => (
            <tr key={choice} className={share.n < RELIABLE ? classes.grey : ''}>
              <th scope="row">
                <bdi>{words.choice(question, choice)}</bdi>
              </th>
              <ShareCells share={share} link={{ search, question, chosen: { choice } }} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
