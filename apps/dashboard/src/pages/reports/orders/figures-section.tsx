import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { useFigureText } from './figure-text.js';
import classes from './orders.module.css';
import type { Money, Orders } from './use-orders.js';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly range: string;
  readonly n: number;
  readonly note?: ReactNode;
}

/** Order value, repeat rate, customer value and conversions, each with interval and n. */
export function FiguresSection({ orders }: { readonly orders: Orders }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const money = (
    key: 'order_value' | 'historic_value',
    currency: string,
    { interval, n, value, refusal }: Money,
  ): Row => ({
    key: `${key} ${currency}`,
    name: t(`figure.${key}`, { currency }),
    value: text.amount(value, currency),
    range: text.amountRange(interval, currency),
    n,
    note: refusal === null ? undefined : t('refusal.few', { needed: refusal.needed, have: refusal.have }),
  });
  const rows: readonly Row[] = [
    ...orders.values.map(({ currency, order_value }) => money('order_value', currency, order_value)),
    {
      key: 'repeat',
      name: t('figure.repeat'),
      value: text.share(orders.repeat),
      range: text.shareRange(orders.repeat),
      n: orders.repeat.n,
    },
    ...orders.values.map(({ currency, historic_value }) => money('historic_value', currency, historic_value)),
    ...orders.conversion.rates.map(({ name, rate, refusal }) => ({
      key: name,
      name: t(`figure.${name}`),
      value: text.share(rate),
      range: text.shareRange(rate),
      n: rate.n,
      note:
        refusal === null
          ? undefined
          : refusal.needed === null
            ? t('refusal.more_leads_than_visits')
            : t('refusal.few', { needed: refusal.needed, have: refusal.have }),
    })),
  ];
  const refunds = orders.values.filter((value) => value.refunds > 0);
  return (
    <Section id="figures" title={t('figure.title')}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('figure.title')}>
        <table className={classes.table}>
          <caption className={classes.hidden}>{t('figure.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figure.name')}</th>
              <th scope="col">{t('figure.value')}</th>
              <th scope="col">95 %</th>
              <th scope="col">n</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, value, range, n, note }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>
                  <b>
                    <bdi>{value}</bdi>
                  </b>
                </td>
                <td>{note ?? <bdi>{range}</bdi>}</td>
                <td>{format.count(n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refunds.map(({ currency, refunded, refunds: count }) => (
        <p key={currency} className="muted">
          {t('figure.refunds', { count, amount: text.amount(refunded, currency) })}
        </p>
      ))}
    </Section>
  );
}
