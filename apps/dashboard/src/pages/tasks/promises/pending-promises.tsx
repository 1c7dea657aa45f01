import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isPending, promisesQuery } from './promise-queries.js';
import { PromiseItem } from './promise-item.js';
import classes from './promises.module.css';

/** The promises that keep a task from being closed, each with the three ways out, in the place where it was to be closed. */
export function PendingPromises({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation('tasks');
  const { data } = useQuery(promisesQuery(taskId));
  const pending = data?.data.filter(isPending) ?? [];
  return (
    <div role="alert" className={classes.pending}>
      <p>{pending.length > 0 ? t('promises.pending') : t('promises.nonePending')}</p>
      <ul className={classes.promises}>
        {pending.map((promise) => (
          <PromiseItem key={promise.id} promise={promise} />
        ))}
      </ul>
    </div>
  );
}
