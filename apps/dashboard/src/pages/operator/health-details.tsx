import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import classes from './operator.module.css';
import type { Health } from './service-healths.js';

/** The topics and queues in which something is to be done; nothing if there are none. */
export function HealthDetails({ health: { topics, queues } }: { readonly health: Health }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const behind = topics.filter(({ lag, failed_attempts: attempts }) => lag !== 0 || attempts > 0);
  const busy = queues.filter(({ waiting, running, later, dead }) => waiting + running + later + dead > 0);
  if (behind.length + busy.length === 0) return null;
  return (
    <details className={classes.details}>
      <summary className="small">{t('health.details')}</summary>
      <ul className="small">
        {behind.map(({ topic, lag, failed_attempts: attempts }) => (
          <li key={topic}>
            <code dir="ltr">{topic}</code>{' '}
            {t('health.topic', {
              lag: lag === null ? t('unknown') : format.count(lag),
              attempts: format.count(attempts),
            })}
          </li>
        ))}
        {busy.map(({ queue, waiting, running, later, failed, dead }) => (
          <li key={queue}>
            <code dir="ltr">{queue}</code>{' '}
            {t('health.queue', {
              waiting: format.count(waiting),
              running: format.count(running),
              later: format.count(later),
              failed: format.count(failed),
              dead: format.count(dead),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
