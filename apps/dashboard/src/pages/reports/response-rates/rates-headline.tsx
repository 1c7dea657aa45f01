import { IntervalBar } from '@hearback/charts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Tag } from '../../../parts/small.js';
import classes from '../reports.module.css';
import own from './rates.module.css';
import { useShareText } from './share-text.js';
import type { Rates } from './use-rates.js';

/** Below so many invitations a rate is not shown as a large number, as scores are not. */
const RELIABLE = 30;

/** The response rate (RR2) with its interval and n. */
export function RatesHeadline({ rates, onExplain }: { readonly rates: Rates; readonly onExplain: () => void }) {
  const { t } = useTranslation('response-rates');
  const format = useFormat();
  const text = useShareText();
  const { rr2 } = rates.rates;
  const isReliable = rr2.n >= RELIABLE;
  const { value, interval } = rr2;
  const now =
    value === null || interval === null
      ? null
      : { value: 100 * value, low: 100 * interval.low, high: 100 * interval.high };
  return (
    <div className={classes.score}>
      <span className={`num ${own.large}`} dir="ltr">
        {isReliable && value !== null ? format.score(100 * value) : '–'}
        {isReliable && value !== null && <small> %</small>}
      </span>
      <div>
        <IntervalBar
          scale="share"
          now={now}
          reliable={isReliable}
          label={t('headline.label', { rate: text.rate(rr2) })}
        />
        <p className="least muted">{t('headline.detail', { interval: text.interval(rr2), count: rates.invited })}</p>
      </div>
      <div className={classes.verdict}>
        {rates.partial && <Tag>{t('headline.open')}</Tag>}
        <p className="least muted">{t('headline.words')}</p>
        <Button variant="subtle" size="compact-sm" className="not-print" onClick={onExplain}>
          {t('explain.open')}
        </Button>
      </div>
    </div>
  );
}
