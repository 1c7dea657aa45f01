import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { useFigureText } from './figure-text.js';
import type { Orders } from './use-orders.js';

/** What customers are expected to buy in the next 52 weeks, and whether such a forecast was right before. */
export function ValueSection({ orders }: { readonly orders: Orders }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const expected = orders.expected_value;
  if (expected === null) return null;
  const { check, currency, fitted, purchases, refusal, value } = expected;
  return (
    <Section id="value" title={t('value.title')}>
      {refusal !== null && <Refusal reason={refusal} what={t(`refusal.${refusal.code as 'undetermined'}`)} />}
      {value !== null && purchases !== null && (
        <>
          <p>
            <b>{t('value.each', { amount: text.amount(value.value, currency) })}</b>{' '}
            {t('value.detail', {
              range: text.amountRange(value.interval, currency),
              n: format.count(fitted),
              purchases: purchases.value.toFixed(2),
              low: purchases.interval?.low.toFixed(2) ?? '–',
              high: purchases.interval?.high.toFixed(2) ?? '–',
            })}
          </p>
          <p>
            {check === null
              ? t('value.noCheck')
              : t('value.check', {
                  weeks: Math.round(check.weeks),
                  predicted: format.count(Math.round(check.predicted)),
                  actual: format.count(check.actual),
                  error: check.mean_absolute_error.toFixed(2),
                  n: format.count(check.customers),
                })}
          </p>
        </>
      )}
      <p className="muted">{t('value.assumes')}</p>
    </Section>
  );
}
