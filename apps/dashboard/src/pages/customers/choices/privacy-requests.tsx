import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace } from '../../../parts/states.js';
import classes from '../customers.module.css';
import { privacyRequestsQuery } from './queries.js';

/** What a customer asked for their data; nothing for somebody who has not asked. */
export function PrivacyRequests({ externalId }: { readonly externalId: string }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { data, error, refetch } = useQuery(privacyRequestsQuery(externalId));
  if (error !== null) return <ErrorInPlace error={error} what={t('choices.failed')} retry={() => void refetch()} />;
  if (data === undefined || data.data.length === 0) return null;
  return (
    <div>
      <h2>{t('choices.requests.title')}</h2>
      <ul className={classes.tasks}>
        {data.data.map(({ id, kind, status, created_at: at, due_at: due }) => (
          <li key={id}>
            {t(`choices.requests.${kind}`)}
            <span className="small muted">
              <span>{t(`choices.requests.status.${status}`)}</span>
              {due === null ? (
                <time dateTime={at} title={format.exact(at)}>
                  {format.moment(at)}
                </time>
              ) : (
                <time dateTime={due} title={format.exact(due)}>
                  {t('choices.requests.due', { day: format.day(due) })}
                </time>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
