import { Button } from '@mantine/core';
import { CalibrationPlot } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import type { ChurnReport } from './churn-queries.js';
import classes from './churn.module.css';
import { useChurnWords } from './use-churn-words.js';

/** What was predicted against what happened, by tenths of the people the model had not seen. */
export function CalibrationSection(props: {
  readonly churn: ChurnReport;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
}) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const words = useChurnWords();
  const { isTable } = props;
  const { calibration } = props.churn;
  if (calibration === null) return null;
  const gaps = calibration.bins.map(({ observed, predicted }) => Math.abs((observed.value ?? predicted) - predicted));
  const gap = t('right.gap', { points: format.score(100 * Math.max(...gaps)) });
  const { auc } = calibration;
  return (
    <Section
      id="right"
      title={t('right.title')}
      more={
        <Button variant="subtle" size="compact-sm" className="not-print" onClick={() => props.onTable(!isTable)}>
          {isTable ? t('right.picture') : t('right.table')}
        </Button>
      }
    >
      <p className="small muted">{t('right.help', { count: calibration.n, n: format.count(calibration.n) })}</p>
      {!isTable && (
        <CalibrationPlot
          axis={t('right.axis')}
          label={t('right.label', { gap })}
          points={calibration.bins.flatMap(({ observed: { interval, value }, predicted }) =>
            value === null || interval === null
              ? []
              : [
                  {
                    predicted: 100 * predicted,
                    observed: 100 * value,
                    low: 100 * interval.low,
                    high: 100 * interval.high,
                  },
                ],
          )}
        />
      )}
      <div
        className={isTable ? classes.scroll : classes.hidden}
        {...(isTable && { tabIndex: 0, role: 'group', 'aria-label': t('right.title') })}
      >
        <table className={classes.table}>
          <caption className={classes.hidden}>{t('right.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('right.predicted')}</th>
              <th scope="col">{t('right.observed')}</th>
              <th scope="col">95 %</th>
              <th scope="col">n</th>
            </tr>
          </thead>
          <tbody>
            {calibration.bins.map(({ observed, predicted }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- tenths have no other name than their place
              <tr key={place}>
                <th scope="row">{words.percent(predicted)}</th>
                <td>{words.share(observed)}</td>
                <td>{words.range(observed)}</td>
                <td>{format.count(observed.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="least muted">
        {t('right.bars')} {gap} {auc !== null && t('right.pairs', { pairs: format.count(Math.round(100 * auc)) })}
      </p>
    </Section>
  );
}
