import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import classes from '../reports.module.css';
import { useShareText } from '../response-rates/share-text.js';
import { useDecimals } from './decimals.js';
import type { QuestionNumbers } from './questions-queries.js';
import type { QuestionsSearch } from './questions-search.js';
import { Counted, RELIABLE } from './share-cells.js';
import type { QuestionWords } from './use-question-words.js';

/** A ranking: the mean place of each choice with its interval, and how many put it first. */
export function RankingTable(props: {
  readonly numbers: QuestionNumbers;
  readonly words: QuestionWords;
  readonly search: QuestionsSearch;
}) {
  const { numbers, words, search } = props;
  const { t } = useTranslation('questions');
  const format = useFormat();
  const text = useShareText();
  const { decimals, interval } = useDecimals();
  const { question, ranking } = numbers;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={words.question(question)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.choice')}</th>
            <th scope="col">{t('column.place')}</th>
            <th scope="col">{t('column.interval')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('column.first')}</th>
            <th scope="col">{t('column.firstShare')}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.map(({ choice, places, first }) => {
            const isReliable = (places?.n ?? 0) >= RELIABLE;
            return (
              <tr key={choice} className={isReliable ? '' : classes.grey}>
                <th scope="row">
                  <bdi>{words.choice(question, choice)}</bdi>
                </th>
                <td>{isReliable && places !== null ? <b>{decimals(places.mean)}</b> : '–'}</td>
                <td>{interval(places?.mean_interval ?? null)}</td>
                <td>{format.count(places?.n ?? 0)}</td>
                <td>
                  <Counted count={first.hits} link={{ search, question, chosen: { choice, min: 1, max: 2 } }} />
                </td>
                <td>
                  {isReliable ? text.rate(first) : '–'} <span className="faint">{text.interval(first)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
