import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { useFigureText } from './figure-text.js';
import classes from './orders.module.css';
import type { Attribution } from './use-orders.js';

const MODELS = ['first', 'last', 'linear', 'position_based', 'time_decay'] as const;

/** Channels with the credit that each rule gives them; bars show its share of the credited orders. */
export function AttributionTable({ attribution }: { readonly attribution: Attribution }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const text = useFigureText();
  const { channels, channels_omitted: omitted, credited, currency } = attribution;
  return (
    <Section id="channels" title={t('attribution.table')}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('attribution.table')}>
        <table className={classes.table}>
          <caption className={classes.hidden}>{t('attribution.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('attribution.channel')}</th>
              <th scope="col">{t('attribution.contacts')}</th>
              {MODELS.map((model) => (
                <th key={model} scope="col">
                  {t(`attribution.model.${model}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.map(({ channel, contacts, credits }) => (
              <tr key={channel ?? ''}>
                <th scope="row">{channel === null ? t('attribution.unnamed') : <bdi>{channel}</bdi>}</th>
                <td>{format.count(contacts)}</td>
                {MODELS.map((model) => {
                  const credit = credits.find((each) => each.model === model)!;
                  return (
                    <td key={model} className={classes.credit}>
                      <b>{credit.orders.toFixed(1)}</b>
                      {currency !== null && (
                        <span className="least muted">
                          {' '}
                          <bdi>{text.amount(credit.revenue, currency)}</bdi>
                        </span>
                      )}
                      <i aria-hidden style={{ inlineSize: `${(100 * credit.orders) / credited}%` }} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('attribution.sum')}</th>
              <td />
              {MODELS.map((model) => (
                <td key={model}>{omitted === 0 ? format.count(credited) : '–'}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {omitted > 0 && <p className="muted">{t('attribution.omitted', { count: omitted })}</p>}
    </Section>
  );
}
