import { EffectBar, StepChart } from '@hearback/charts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useMetricTexts } from '../../../parts/metrics/metric-texts.js';
import { Section } from '../../../parts/page.js';
import type { Effect, KnownRow } from './effect-queries.js';
import classes from './effect.module.css';

/** Where the points come from, before and after side by side, and why both rise. */
export function EffectPicture(props: {
  readonly effect: Effect;
  readonly row: KnownRow;
  readonly onExplain: () => void;
}) {
  const { effect, row, onExplain } = props;
  const { t } = useTranslation('effect');
  const format = useFormat();
  const metric = useMetricTexts();
  const { answered, not_answered: others } = row;
  const { scale_min: min, scale_max: max, regression } = effect;
  const anyway = others.next - others.first;
  const change = answered.next - answered.first;
  const texts = {
    first: t('bar.first', { score: format.points(answered.first) }),
    anyway: t('bar.anyway', { points: format.pointsChange(anyway) }),
    effect: t('bar.effect', { points: format.pointsChange(row.effect) }),
    next: t('bar.next', { score: format.points(answered.next) }),
  };
  const lands = regression && {
    score: format.points(regression.lands_at),
    first: format.points(answered.first),
    mean: format.points(regression.mean),
    correlation: format.points(regression.correlation),
  };
  return (
    <>
      <Section
        id="points"
        title={t('bar.title', { points: format.points(Math.abs(change)) })}
        more={
          <Button variant="subtle" size="compact-sm" className="not-print" onClick={onExplain}>
            {t('explain.open')}
          </Button>
        }
      >
        <p className="least faint">{t('bar.scale', { metric: metric.name(effect.metric), min, max })}</p>
        <EffectBar
          min={min}
          max={max}
          first={answered.first}
          anyway={anyway}
          effect={row.effect}
          low={row.interval.low}
          high={row.interval.high}
          landsAt={regression?.lands_at ?? null}
          label={Object.values(texts).join(' · ')}
          texts={texts}
        />
        {lands && (
          <p className="small muted">
            <span aria-hidden>▲</span> {t('bar.lands', lands)}
          </p>
        )}
      </Section>
      <div className={classes['sides']}>
        {(['answered', 'not_answered'] as const).map((side) => {
          const { first, next, next_interval: interval } = row[side];
          const shown = { first: format.points(first), next: format.points(next) };
          return (
            <Section key={side} id={side} title={t(`side.${side}`)}>
              <p className="least faint">{t(`side.people.${side}`, { count: row.pairs })}</p>
              <StepChart
                {...{ min, max, first, next }}
                low={interval.low}
                high={interval.high}
                isAccent={side === 'answered'}
                label={t('side.label', shown)}
                texts={{ ...shown, before: t('side.before'), after: t('side.after') }}
              />
            </Section>
          );
        })}
        <Section id="why" title={t('why.title')}>
          <p className="small muted">{t('why.mean', { points: format.pointsChange(change) })}</p>
          <p className="small muted">{t('why.unseen', { count: effect.silent_answered })}</p>
        </Section>
      </div>
    </>
  );
}
