import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { ScoreBar, type ScoreNumbers } from '../../parts/score-bar.js';
import { shownVerdict, type AnswersLink } from '../../parts/score.js';
import { TextLink } from '../../parts/small.js';
import { Verdict } from '../../parts/verdict.js';
import classes from './reports.module.css';

/** A row of a table of scores. */
export interface ScoreRow {
  readonly key: string;
  readonly header: ReactNode;
  readonly metric: Metric;
  readonly numbers: ScoreNumbers;
  /** Undefined where no list has exactly these answers. */
  readonly answers: AnswersLink | undefined;
}

/** Scores with their intervals, changes and verdicts. Below 30 answers they are grey and have no value. */
export function ScoreTable(props: {
  readonly caption: string;
  /** The header of the first column. */
  readonly first: string;
  readonly rows: readonly ScoreRow[];
  /** Comparisons that share the level. */
  readonly comparisons: number;
}) {
  const { caption, first, rows, comparisons } = props;
  const { t } = useTranslation('reports');
  return (
    <>
      <p className="least faint">{t('table.comparisons', { count: comparisons })}</p>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={caption}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col">n</th>
              <th scope="col">{t('table.score')}</th>
              <th scope="col">{t('table.bar')}</th>
              <th scope="col">{t('table.change')}</th>
              <th scope="col">{t('table.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ row: { header, metric, numbers, answers } }: { readonly row: ScoreRow }) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { value } = useMetricTexts();
  const { n, reliable, difference, answers_needed: needed } = numbers;
  const change = difference?.value ?? null;
  const bounds = difference?.interval ?? null;
  return (
    <tr className={reliable ? '' : classes.grey}>
      <th scope="row">{header}</th>
      <td>
        {n === 0 || answers === undefined ? format.count(n) : <TextLink {...answers}>{format.count(n)}</TextLink>}
      </td>
      <td>{reliable && numbers.value !== null ? <b>{value(metric, numbers.value)}</b> : '–'}</td>
      <td className={classes.barCell}>
        <ScoreBar metric={metric} numbers={numbers} />
      </td>
      <td>
        {!reliable
          ? t('score.needed', { count: needed ?? Math.max(0, 30 - n) })
          : change === null || bounds === null
            ? '–'
            : `${format.change(change)} (${format.change(bounds.low)} – ${format.change(bounds.high)})`}
      </td>
      <td>{numbers.verdict !== null && <Verdict verdict={shownVerdict(numbers)} />}</td>
    </tr>
  );
}
