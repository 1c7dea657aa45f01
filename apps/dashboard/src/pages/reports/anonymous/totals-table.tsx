import { useTranslation } from 'react-i18next';
import { Verdict } from '../../../parts/verdict.js';
import classes from '../reports.module.css';
import type { AnonymousTotal } from './anonymous-queries.js';
import { NumberCells } from './number-cells.js';

/** The numbers of everybody, with their changes since the period before. */
export function TotalsTable(props: {
  readonly numbers: readonly AnonymousTotal[];
  readonly questionOf: (key: string) => string;
}) {
  const { t } = useTranslation('anonymous');
  const { numbers, questionOf } = props;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('all')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.question')}</th>
            <th scope="col">{t('column.measure')}</th>
            <th scope="col">{t('column.answered')}</th>
            <th scope="col">{t('column.value')}</th>
            <th scope="col">{t('column.interval')}</th>
            <th scope="col">{t('column.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((number) => (
            <tr key={`${number.question} ${number.method_version}`}>
              <th scope="row">
                <bdi>{questionOf(number.question)}</bdi>
              </th>
              <td>{t(`metric.${number.metric}`)}</td>
              <NumberCells number={number} />
              <td>{number.verdict === null ? '–' : <Verdict verdict={number.verdict} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
