import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import classes from '../reports.module.css';
import { useShareText } from '../response-rates/share-text.js';
import { useDecimals } from './decimals.js';
import type { QuestionNumbers, QuestionSplit } from './questions-queries.js';
import { RELIABLE } from './share-cells.js';
import type { QuestionWords } from './use-question-words.js';

interface Column {
  readonly key: string;
  readonly name: string;
  readonly cellOf: (numbers: QuestionNumbers) => string;
}

/** A row for each group, with the question's numbers in it. Below 30 respondents they are not shown. */
export function GroupTable(props: {
  readonly split: QuestionSplit;
  readonly words: QuestionWords;
  readonly nameOf: (value: string | null) => string;
}) {
  const { split, words, nameOf } = props;
  const { t } = useTranslation('questions');
  const format = useFormat();
  const columns = useColumns(split, words);
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('split.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('split.by')}</th>
            <th scope="col">n</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {split.groups.map(({ value, numbers }) => (
            <tr key={value ?? ''} className={numbers.n < RELIABLE ? classes.grey : ''}>
              <th scope="row">
                <bdi>{nameOf(value)}</bdi>
              </th>
              <td>{format.count(numbers.n)}</td>
              {columns.map(({ key, cellOf }) => (
                <td key={key}>{numbers.n < RELIABLE ? '–' : cellOf(numbers)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useColumns({ question, groups }: QuestionSplit, words: QuestionWords): readonly Column[] {
  const { t } = useTranslation('questions');
  const text = useShareText();
  const { decimals, interval } = useDecimals();
  const first = groups[0]?.numbers;
  const picture = first?.picture;
  if (picture === 'numbers')
    return [
      {
        key: 'mean',
        name: t('column.mean'),
        cellOf: ({ numbers }) => (numbers === null ? '–' : decimals(numbers.mean)),
      },
      {
        key: 'interval',
        name: t('column.interval'),
        cellOf: ({ numbers }) => interval(numbers?.mean_interval ?? null),
      },
      {
        key: 'median',
        name: t('column.median'),
        cellOf: ({ numbers }) => (numbers === null ? '–' : decimals(numbers.median)),
      },
    ];
  if (picture === 'ranking')
    return (first?.ranking ?? []).map(({ choice }) => ({
      key: choice,
      name: words.choice(question, choice),
      cellOf: ({ ranking }) => {
        const places = ranking.find((each) => each.choice === choice)?.places ?? null;
        return places === null ? '–' : `${decimals(places.mean)} (${interval(places.mean_interval)})`;
      },
    }));
  const shareOf = (shares: QuestionNumbers['choices'], choice: string) => {
    const share = shares.find((each) => each.choice === choice)?.share;
    return share === undefined ? '–' : `${text.rate(share)} (${text.interval(share)})`;
  };
  if (picture === 'matrix')
    return (first?.rows ?? []).flatMap(({ row, choices }) =>
      choices.map(({ choice }) => ({
        key: `${row} ${choice}`,
        name: `${words.row(question, row)}: ${words.choice(question, choice)}`,
        cellOf: ({ rows }: QuestionNumbers) => shareOf(rows.find((each) => each.row === row)?.choices ?? [], choice),
      })),
    );
  const choices = [...new Set(groups.flatMap(({ numbers }) => numbers.choices.map(({ choice }) => choice)))];
  return choices.map((choice) => ({
    key: choice,
    name: words.choice(question, choice),
    cellOf: ({ choices: shares }) => shareOf(shares, choice),
  }));
}
