import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';

/** Below so many a rate is not shown as a number of its own. */
const RELIABLE = 30;

/** A rate in percent with its interval and n; a dash until there are enough. */
export function LoopRate(props: {
  readonly what: string;
  /** Null: there is none yet. */
  readonly rate: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly n: number;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const { what, rate, n } = props;
  const isReliable = rate !== null && n >= RELIABLE;
  const percent = ({ value }: { readonly value: number }) => `${format.score(value)} %`;
  return (
    <p className="num">
      {what} <b>{isReliable ? percent(rate) : '–'}</b>{' '}
      <span className="small muted">
        {rate !== null && !isReliable && `${percent(rate)} · `}
        {rate !== null &&
          `${t('report.interval', { interval: `${format.score(rate.low)}–${format.score(rate.high)} %` })} · `}
        n {format.count(n)}
        {!isReliable && n < RELIABLE && ` · ${t('report.needed', { count: RELIABLE - n })}`}
      </span>
    </p>
  );
}
