import {
  AverageLine,
  RUNNING_GROUND,
  TRIANGLE_STEPS,
  TriangleChart,
  type AveragePoint,
  type TriangleCell,
} from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { useFigureText } from './figure-text.js';
import classes from './orders.module.css';
import type { Orders, Share } from './use-orders.js';

const STEPS = ['under', 'ten', 'fifteen', 'twenty'] as const;

/** The triangle of cohorts, and their average. */
export function RetentionSection({ orders }: { readonly orders: Orders }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const cellOf = (active: Share, complete: boolean): TriangleCell => ({
    share: active.value,
    text: active.value === null ? '–' : format.score(100 * active.value),
    isClosed: complete,
    title:
      active.value === null
        ? t('triangle.few')
        : t('triangle.cell', { range: text.shareRange(active), n: format.count(active.n) }),
  });
  const points = orders.averages.flatMap(({ age, active: { interval, n, value } }): AveragePoint[] =>
    age === 0 || value === null || interval === null ? [] : [{ age, value, low: interval.low, high: interval.high, n }],
  );
  const small = orders.cohorts.filter(({ cells }) => cells[0]?.active.value === null);
  return (
    <div className={classes.columns}>
      <Section id="retention" title={t('triangle.title')}>
        <div className={classes.scroll} dir="ltr" tabIndex={0} role="group" aria-label={t('triangle.title')}>
          <TriangleChart
            className={classes.triangle!}
            caption={t('triangle.title')}
            headers={{ cohort: t('triangle.first'), people: t('triangle.people') }}
            rows={orders.cohorts.map(({ cells, customers, month }) => ({
              key: month,
              label: text.month(month),
              people: format.count(customers),
              cells: cells.map(({ active, complete }) => cellOf(active, complete || orders.rule === 'unbounded')),
            }))}
            average={{
              label: t('triangle.all'),
              cells: orders.averages.map(({ active }) => cellOf(active, true)),
            }}
          />
        </div>
        <p className={`least ${classes.legend}`}>
          {STEPS.map((step, i) => (
            <span key={step}>
              <i style={{ background: TRIANGLE_STEPS[i]!.ground }} />
              {t(`triangle.step.${step}`)}
            </span>
          ))}
          <span>
            <i style={{ background: RUNNING_GROUND }} />
            {t('triangle.running')}
          </span>
          <span>
            <i className={classes.outlined} />
            {t('triangle.few')}
          </span>
        </p>
        <p className="muted">{t(`triangle.rule.${orders.rule}`)}</p>
      </Section>
      <aside className={classes.aside}>
        {points.length > 0 && (
          <Section id="average" title={t('average.title')}>
            <AverageLine points={points} label={t('average.label', { count: points.length })} />
          </Section>
        )}
        {small.length > 0 && (
          <Section id="not-shown" title={t('notShown.title')}>
            <ul className={classes.plain}>
              {small.map(({ customers, month }) => (
                <li key={month}>{t('notShown.cohort', { month: text.month(month), count: customers })}</li>
              ))}
            </ul>
          </Section>
        )}
      </aside>
    </div>
  );
}
