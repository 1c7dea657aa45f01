import { HEAT_BOUNDS, HeatCell, HeatGap, heatColours, HeatTable, type HeatStep } from '@hearback/charts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import classes from './reports.module.css';

export type Journey = Reply<'readMetricJourney'>;
type JourneyScore = Journey['scores'][number];

/** The column of touchpoints that have no stage. */
const NO_STAGE = 'none';

/** Touchpoints by stage. Touchpoints of one name are one row, since a shop meets its customers in several stages. */
export function JourneyHeat({ journey, days }: { readonly journey: Journey; readonly days: number | undefined }) {
  const { t } = useTranslation('reports');
  const { name, where } = useMetricTexts();
  const { metric, scores, stages } = journey;
  const columns = scores.some((score) => stageOf(score) === NO_STAGE) ? [...stages, NO_STAGE] : stages;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('journey.title')}>
      <HeatTable
        className={classes.heat}
        caption={t('journey.caption', { metric: name(metric) })}
        columns={columns.map((stage) => ({ key: stage, header: t(`stage.${stage as 'buy'}`) }))}
        rows={rowsOf(scores, where).map(({ label, own }) => ({
          key: label,
          header: <bdi>{label}</bdi>,
          cells: columns.map((stage) => {
            const found = own.find((score) => stageOf(score) === stage);
            return found === undefined ? (
              <HeatGap label={t('journey.notAsked')} />
            ) : (
              <Cell metric={metric} score={found} days={days} />
            );
          }),
        }))}
      />
    </div>
  );
}

function Cell(props: { readonly metric: Metric; readonly score: JourneyScore; readonly days: number | undefined }) {
  const { metric, score, days } = props;
  const { t } = useTranslation('reports');
  const { value } = useMetricTexts();
  const format = useFormat();
  const { n, interval, reliable, method_version: method } = score;
  const shown = reliable && score.value !== null && interval !== null;
  const detail = shown
    ? t('journey.detail', { low: format.score(interval.low), high: format.score(interval.high), n: format.count(n) })
    : t('journey.few', { n: format.count(n), needed: 30 - n });
  return (
    <Link
      to="/reports/$metric/answers"
      params={{ metric }}
      search={{
        ...(days === undefined ? {} : { days }),
        touchpoint: score.touchpoint?.id ?? 'none',
        ...(method === null ? {} : { method }),
      }}
    >
      <HeatCell
        score={shown && score.value !== null ? shareOf(metric, score.value) : null}
        text={shown && score.value !== null ? value(metric, score.value) : '–'}
        detail={detail}
      />
    </Link>
  );
}

/** What the grounds mean. */
export function JourneyLegend() {
  const { t } = useTranslation('reports');
  const bounds: readonly number[] = HEAT_BOUNDS;
  const texts = [
    t('journey.atLeast', { bound: bounds[0] }),
    ...bounds.slice(1).map((bound, i) => `${bound}–${(bounds[i] ?? 100) - 1}`),
    t('journey.under', { bound: bounds.at(-1) }),
  ];
  const swatch = (text: string, background: string): ReactNode => (
    <span key={text}>
      <i className={classes.swatch} style={{ background }} aria-hidden />
      {text}
    </span>
  );
  return (
    <p className={`least muted ${classes.legend}`}>
      {texts.map((text, step) => swatch(text, heatColours(step as HeatStep).ground))}
      {swatch(t('journey.tooFew'), 'none')}
    </p>
  );
}

/** A score on the scale of 0 to 100. */
function shareOf(metric: Metric, value: number): number {
  return metric === 'nps' ? (value + 100) / 2 : value;
}

const stageOf = ({ touchpoint }: JourneyScore): string => touchpoint?.stage ?? NO_STAGE;

/** One row per name; a second method or touchpoint of the same name and stage gets a row of its own. */
function rowsOf(scores: readonly JourneyScore[], where: (touchpoint: JourneyScore['touchpoint']) => string) {
  const rows: { readonly label: string; readonly own: JourneyScore[] }[] = [];
  for (const score of scores) {
    const name = where(score.touchpoint);
    const row = rows.find(
      ({ label, own }) => label === name && own.every((other) => stageOf(other) !== stageOf(score)),
    );
    if (row !== undefined) row.own.push(score);
    else {
      const isTaken = rows.some(({ label }) => label === name);
      rows.push({ label: isTaken ? `${name} (${score.method_version})` : name, own: [score] });
    }
  }
  return rows;
}
