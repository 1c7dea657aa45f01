import { RangeBar } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import classes from '../reports.module.css';
import { FigureCount } from './figure-count.js';
import { scaleOf } from './figure-scale.js';
import { useFigureTexts } from './figure-texts.js';
import { FigureVerdict } from './figure-verdict.js';
import type { Days, KeyFigure } from './goals-queries.js';

/** Key figures with their intervals, baselines, verdicts and goals. */
export function KeyFiguresTable({ figures, days }: { readonly figures: readonly KeyFigure[]; readonly days: Days }) {
  const { t } = useTranslation('goals');
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={t('figures.table')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('column.figure')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('column.now')}</th>
            <th scope="col">{t('column.bar')}</th>
            <th scope="col">{t('column.baseline')}</th>
            <th scope="col">{t('column.verdict')}</th>
            <th scope="col">{t('column.goal')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureRow key={figure.figure} figure={figure} days={days} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FigureRow({ figure, days }: { readonly figure: KeyFigure; readonly days: Days }) {
  const { t } = useTranslation('goals');
  const { unit, now, baseline, goal, verdict } = figure;
  const text = useFigureTexts();
  const isReliable = figure.cases_needed === 0;
  return (
    <tr className={isReliable ? '' : classes['grey']}>
      <th scope="row">
        {t(`figure.${figure.figure}.name`)}
        <br />
        <span className="least faint">{t(`figure.${figure.figure}.help`)}</span>
      </th>
      <td>
        <FigureCount figure={figure.figure} days={days} n={now.n} />
      </td>
      {now.n === 0 ? (
        <td colSpan={2} className={classes['sentence']}>
          {t(`missing.${figure.figure}`)}
        </td>
      ) : (
        <>
          <td>
            <FigureValue figure={figure} />
          </td>
          <td className={classes['barCell']}>
            <FigureBar figure={figure} />
          </td>
        </>
      )}
      <td data-label={t('column.baseline')}>{!hasValue(baseline) ? '–' : text.value(figure, baseline.value)}</td>
      <td>
        <FigureVerdict verdict={isReliable ? verdict : 'too_few'} />
      </td>
      <td data-label={t('column.goal')}>
        {goal === null ? (
          '–'
        ) : (
          <>
            {text.target({ figure: figure.figure, unit, currency: figure.currency }, goal.target)}{' '}
            <FigureVerdict verdict={isReliable ? goal.verdict : 'too_few'} />
          </>
        )}
      </td>
    </tr>
  );
}

/** The value with its interval; below 30 cases how many are missing. */
function FigureValue({ figure }: { readonly figure: KeyFigure }) {
  const { t } = useTranslation('goals');
  const text = useFigureTexts();
  const { now, cases_needed: needed } = figure;
  if (needed > 0 || now.value === null) return t('refusal.needed', { count: needed });
  return (
    <>
      <b>{text.value(figure, now.value)}</b>{' '}
      {now.interval !== null && <span className="least muted">{text.range(figure, now.interval)}</span>}
    </>
  );
}

function FigureBar({ figure }: { readonly figure: KeyFigure }) {
  const { t } = useTranslation('goals');
  const text = useFigureTexts();
  const { unit, now, baseline, goal } = figure;
  const [min, max] = scaleOf(unit, [now.interval?.high, baseline?.interval?.high, goal?.target]);
  return (
    <RangeBar
      min={min}
      max={max}
      now={placed(now)}
      before={placed(baseline)}
      reliable={figure.cases_needed === 0}
      goal={goal?.target}
      label={now.interval === null ? t('bar.unknown') : t('bar.label', { range: text.range(figure, now.interval) })}
    />
  );
}

type Reading = KeyFigure['now'];

function hasValue(reading: Reading | null): reading is Reading & { readonly value: number } {
  return reading !== null && reading.value !== null;
}

function placed(reading: Reading | null) {
  return !hasValue(reading) || reading.interval === null ? null : { value: reading.value, ...reading.interval };
}
