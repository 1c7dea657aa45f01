import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useLogTimes } from './use-log-times.js';
import type { Endpoint } from './webhooks-queries.js';
import classes from './webhooks.module.css';

/** What an endpoint is told of and how that went; for one that is switched off, why. */
export function EndpointFacts({ endpoint }: { readonly endpoint: Endpoint }) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const { took } = useLogTimes();
  const { description, event_types: types, delivered, pending, dropped, median_milliseconds: median } = endpoint;
  const since = endpoint.failing_since;
  return (
    <>
      {description !== '' && (
        <p className="small" dir="auto">
          {description}
        </p>
      )}
      <div className={`${classes.facts} num`}>
        <span>{types.length === 0 ? t('facts.all') : t('facts.types', { count: types.length })}</span>
        <span>
          {t('facts.delivered', { count: delivered, number: format.count(delivered) })}
          {pending > 0 && ` ${t('facts.pending', { count: pending, number: format.count(pending) })}`}
        </span>
        {median !== null && <span>{t('facts.median', { time: took(median) })}</span>}
        {dropped > 0 && <span>{t('facts.dropped', { count: dropped, number: format.count(dropped) })}</span>}
      </div>
      {endpoint.status === 'disabled' && (
        <p className={classes.off}>
          {t(endpoint.disabled_reason === 'gone' ? 'off.gone' : 'off.failing')} {t('off.back')}
        </p>
      )}
      {endpoint.status === 'paused' && <p className={classes.off}>{t('off.paused')}</p>}
      {endpoint.status === 'active' && since !== null && (
        <p className={classes.off}>{t('off.soon', { when: format.relative(since) })}</p>
      )}
    </>
  );
}
