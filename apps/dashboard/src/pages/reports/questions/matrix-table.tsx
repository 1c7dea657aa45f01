import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import classes from '../reports.module.css';
import { useShareText } from '../response-rates/share-text.js';
import type { QuestionNumbers, Share } from './questions-queries.js';
import type { QuestionsSearch } from './questions-search.js';
import own from './questions.module.css';
import { Counted, RELIABLE, type ChosenLink } from './share-cells.js';
import type { QuestionWords } from './use-question-words.js';

/** A matrix as a heat table: the share of each choice in each row, darker the larger it is. */
export function MatrixTable(props: {
  readonly numbers: QuestionNumbers;
  readonly words: QuestionWords;
  readonly search: QuestionsSearch;
}) {
  const { numbers, words, search } = props;
  const { t } = useTranslation('questions');
  const format = useFormat();
  const { question, rows } = numbers;
  const columns = rows[0]?.choices.map(({ choice }) => choice) ?? [];
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={words.question(question)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.row')}</th>
            <th scope="col">n</th>
            {columns.map((choice) => (
              <th key={choice} scope="col">
                <bdi>{words.choice(question, choice)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, n, choices }) => (
            <tr key={row} className={n < RELIABLE ? classes.grey : ''}>
              <th scope="row">
                <bdi>{words.row(question, row)}</bdi>
              </th>
              <td>{format.count(n)}</td>
              {columns.map((choice) => (
                <td key={choice}>
                  <Cell
                    share={choices.find((each) => each.choice === choice)?.share}
                    link={{ search, question, chosen: { row, choice } }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ share, link }: { readonly share: Share | undefined; readonly link: ChosenLink }) {
  const text = useShareText();
  if (share === undefined || share.value === null) return <>–</>;
  const isReliable = share.n >= RELIABLE;
  return (
    <span className={own.cell} style={{ '--share': isReliable ? share.value : 0 } as CSSProperties}>
      {isReliable && (
        <>
          <b>{text.rate(share)}</b> <span className="least">{text.interval(share)}</span>{' '}
        </>
      )}
      <Counted count={share.hits} link={link} />
    </span>
  );
}
