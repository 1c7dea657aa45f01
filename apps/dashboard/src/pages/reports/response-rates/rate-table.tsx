import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import classes from '../reports.module.css';
import { useShareText } from './share-text.js';
import type { Rates } from './use-rates.js';

const RATES = ['rr1', 'rr2', 'rr3', 'rr4', 'rr5', 'rr6', 'cooperation', 'refusal', 'contact', 'completion'] as const;
const NAMES = {
  rr1: 'RR1',
  rr2: 'RR2',
  rr3: 'RR3',
  rr4: 'RR4',
  rr5: 'RR5',
  rr6: 'RR6',
  cooperation: 'COOP1',
  refusal: 'REF1',
  contact: 'CON1',
  completion: '',
} as const;

/** AAPOR's rates, each with its interval and what it is a share of. */
export function RateTable({ rates }: { readonly rates: Rates }) {
  const { t } = useTranslation('response-rates');
  const format = useFormat();
  const text = useShareText();
  if (rates.invited === 0) return null;
  return (
    <Section id="rates" title={t('rates.title')}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('rates.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('rates.rate')}</th>
              <th scope="col">{t('rates.of')}</th>
              <th scope="col">{t('rates.value')}</th>
              <th scope="col">{t('rates.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {RATES.map((key) => {
              const rate = key === 'completion' ? rates.completion : rates.rates[key];
              return (
                <tr key={key}>
                  <th scope="row">
                    {t(`rates.name.${key}`)} <span className="faint">{NAMES[key]}</span>
                  </th>
                  <td>{t('rates.hits', { hits: format.count(rate.hits), n: format.count(rate.n) })}</td>
                  <td>
                    <b>{text.rate(rate)}</b>
                  </td>
                  <td>{text.interval(rate)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
