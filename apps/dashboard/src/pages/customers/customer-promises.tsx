import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../i18n/catalogue.js';
import { ErrorInPlace } from '../../parts/states.js';
import { PromiseItem } from '../tasks/promises/promise-item.js';
import { promisesToQuery } from '../tasks/promises/promise-queries.js';
import classes from '../tasks/promises/promises.module.css';

await loadArea('tasks');

/** What was promised to a customer, newest first; nothing if nothing was. */
export function CustomerPromises({ externalId }: { readonly externalId: string }) {
  const { t } = useTranslation('tasks');
  const { data, error, refetch } = useQuery(promisesToQuery(externalId));
  if (error === null && (data === undefined || data.data.length === 0)) return null;
  return (
    <div>
      <h2>{t('promises.title')}</h2>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      <ul className={classes.promises}>
        {data?.data.map((promise) => (
          <PromiseItem key={promise.id} promise={promise} hasTask />
        ))}
      </ul>
    </div>
  );
}
