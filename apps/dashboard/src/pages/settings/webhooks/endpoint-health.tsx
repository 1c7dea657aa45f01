import { CircleAlert, CircleCheck, CircleDashed, CirclePause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Endpoint } from './webhooks-queries.js';
import classes from './webhooks.module.css';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What the health of a receiver is seen by. */
type Health = Pick<Endpoint, 'status' | 'failing_since' | 'last_success_at'>;

/** Whether the endpoint works, in a word. */
export function EndpointHealth({ endpoint }: { readonly endpoint: Health }) {
  const { t } = useTranslation('webhooks');
  const { status, failing_since: since, last_success_at: success } = endpoint;
  if (status === 'disabled')
    return (
      <span className={`${classes.state} ${classes.bad}`}>
        <CircleAlert {...ICON} /> {t('health.disabled')}
      </span>
    );
  if (status === 'paused')
    return (
      <span className={`${classes.state} ${classes.idle}`}>
        <CirclePause {...ICON} /> {t('health.paused')}
      </span>
    );
  if (since !== null)
    return (
      <span className={`${classes.state} ${classes.bad}`}>
        <CircleAlert {...ICON} /> {t('health.failing')}
      </span>
    );
  if (success === null)
    return (
      <span className={`${classes.state} ${classes.idle}`}>
        <CircleDashed {...ICON} /> {t('health.unused')}
      </span>
    );
  return (
    <span className={`${classes.state} ${classes.good}`}>
      <CircleCheck {...ICON} /> {t('health.working')}
    </span>
  );
}
