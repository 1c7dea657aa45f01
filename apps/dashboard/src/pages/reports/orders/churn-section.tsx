import { IntervalBar } from '@hearback/charts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { AnnotationList } from '../../../parts/metrics/annotation-list.js';
import { annotationsQuery } from '../../../parts/metrics/annotations.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { useFigureText } from './figure-text.js';
import classes from './orders.module.css';
import type { Orders } from './use-orders.js';

/** Who left, by month, with what happened in these months. */
export function ChurnSection({ orders }: { readonly orders: Orders }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const known = orders.churn.filter(({ refusal }) => refusal === null);
  // Months are shown without what happened if that does not load.
  const annotations = useQuery(annotationsQuery(orders, undefined)).data?.data ?? [];
  const last = orders.churn.at(-1)?.refusal ?? null;
  return (
    <Section id="churn" title={t('churn.title')}>
      <p className="muted">{t('churn.rule')}</p>
      {known.length === 0 && last !== null && (
        <Refusal reason={last} what={t(`refusal.${last.code as 'too_little_history'}`)} />
      )}
      {known.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('churn.title')}>
          <table className={classes.table}>
            <caption className={classes.hidden}>{t('churn.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('churn.month')}</th>
                <th scope="col">{t('churn.share')}</th>
                <th scope="col">95 %</th>
                <th scope="col">{t('churn.lost')}</th>
                <th scope="col" className={classes.barCell}>
                  {t('churn.scale')}
                </th>
              </tr>
            </thead>
            <tbody>
              {known.map(({ lost, month }) => (
                <tr key={month}>
                  <th scope="row">{text.month(month)}</th>
                  <td>
                    <b>{text.share(lost)}</b>
                  </td>
                  <td>{text.shareRange(lost)}</td>
                  <td>{t('churn.of', { lost: format.count(lost.hits), n: format.count(lost.n) })}</td>
                  <td className={classes.barCell}>
                    <IntervalBar
                      scale="share"
                      reliable
                      now={
                        lost.value === null || lost.interval === null
                          ? null
                          : { value: 100 * lost.value, low: 100 * lost.interval.low, high: 100 * lost.interval.high }
                      }
                      label={t('churn.label', { share: text.share(lost), range: text.shareRange(lost) })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {known.length > 0 && <AnnotationList annotations={annotations} touchpoint={undefined} />}
    </Section>
  );
}
