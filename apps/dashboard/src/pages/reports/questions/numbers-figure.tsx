import { Histogram } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import classes from '../reports.module.css';
import { useDecimals } from './decimals.js';
import type { QuestionNumbers } from './questions-queries.js';
import type { QuestionsSearch } from './questions-search.js';
import own from './questions.module.css';
import { Counted } from './share-cells.js';
import type { QuestionWords } from './use-question-words.js';

/** Numbers: mean and median with intervals, a histogram, and its bars as a table that opens the answers. */
export function NumbersFigure(props: {
  readonly numbers: QuestionNumbers;
  readonly words: QuestionWords;
  readonly search: QuestionsSearch;
}) {
  const { numbers, words, search } = props;
  const { t } = useTranslation('questions');
  const { decimals, interval } = useDecimals();
  const { question, bins, numbers: summary } = numbers;
  if (summary === null) return <p className="muted">{t('none')}</p>;
  const isWhole = bins.every(({ from, to }) => to - from === 1);
  const nameOf = ({ from, to }: { readonly from: number; readonly to: number }) =>
    isWhole ? decimals(from) : `${decimals(from)}–${decimals(to)}`;
  const title = words.question(question);
  return (
    <>
      <p>
        {t('numbers.mean', { value: decimals(summary.mean), interval: interval(summary.mean_interval) })}{' '}
        {t('numbers.median', { value: decimals(summary.median), interval: interval(summary.median_interval) })}{' '}
        <span className="muted">{t('numbers.range', { low: decimals(summary.min), high: decimals(summary.max) })}</span>
      </p>
      <figure className={own.figure}>
        <Histogram
          label={t('numbers.label', { question: title })}
          bars={bins.map((bin) => ({ key: String(bin.from), name: nameOf(bin), count: bin.count }))}
        />
      </figure>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.number')}</th>
              {bins.map((bin) => (
                <th key={bin.from} scope="col">
                  {nameOf(bin)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('column.answers')}</th>
              {bins.map((bin) => (
                <td key={bin.from}>
                  <Counted count={bin.count} link={{ search, question, chosen: { min: bin.from, max: bin.to } }} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}
