import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { useFigureText } from './figure-text.js';
import classes from './orders.module.css';
import type { Orders, OrdersPart, Share } from './use-orders.js';

/** The same figures by who replied to a customer, and by segment. */
export function PartsSection({ orders }: { readonly orders: Orders }) {
  const { t } = useTranslation('orders');
  return (
    <>
      {(['exposure', 'segment'] as const).map((dimension) => {
        const parts = orders.parts.filter((part) => part.dimension === dimension && part.customers > 0);
        return (
          parts.length > 0 && (
            <Section key={dimension} id={dimension} title={t(`parts.${dimension}`)}>
              <p className="muted">{t(`parts.${dimension}Help`)}</p>
              <PartsTable title={t(`parts.${dimension}`)} parts={parts} />
            </Section>
          )
        );
      })}
    </>
  );
}

function PartsTable({ title, parts }: { readonly title: string; readonly parts: readonly OrdersPart[] }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const shareCell = (share: Share) =>
    share.value === null ? '–' : `${text.share(share)} (${text.shareRange(share)}, n ${format.count(share.n)})`;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={title}>
      <table className={classes.table}>
        <caption className={classes.hidden}>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('parts.part')}</th>
            <th scope="col">{t('parts.customers')}</th>
            <th scope="col">{t('parts.next')}</th>
            <th scope="col">{t('parts.repeat')}</th>
            <th scope="col">{t('parts.order')}</th>
            <th scope="col">{t('parts.customer')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const [main] = part.values;
            const amount = (of: 'order_value' | 'historic_value') =>
              main === undefined || main[of].value === null
                ? '–'
                : `${text.amount(main[of].value, main.currency)} (${text.amountRange(main[of].interval, main.currency)}, n ${format.count(main[of].n)})`;
            return (
              <tr key={part.value}>
                <th scope="row">
                  {part.dimension === 'segment'
                    ? (part.name ?? t('parts.unnamed'))
                    : t(`parts.exposed.${part.value as 'none'}`)}
                </th>
                <td>{format.count(part.customers)}</td>
                {part.refusal === null ? (
                  <>
                    <td>{shareCell(part.next_month)}</td>
                    <td>{shareCell(part.repeat)}</td>
                    <td>
                      <bdi>{amount('order_value')}</bdi>
                    </td>
                    <td>
                      <bdi>{amount('historic_value')}</bdi>
                    </td>
                  </>
                ) : (
                  <td colSpan={4} className="muted">
                    {t('refusal.few', { needed: part.refusal.needed, have: part.refusal.have })}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
