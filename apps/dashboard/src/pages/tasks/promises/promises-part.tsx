import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Handshake, Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useKeys } from '../../../keys/key-map.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import type { TaskDetail } from '../queries.js';
import tasks from '../tasks.module.css';
import { PromiseDialog } from './promise-dialog.js';
import { PromiseItem } from './promise-item.js';
import { promisesQuery } from './promise-queries.js';
import classes from './promises.module.css';
import { usePromiseActs } from './use-promise-acts.js';

/** What was promised to the customer of a task, and the page on which the customer sees it. */
export function PromisesPart({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const { data, error, refetch } = useQuery(promisesQuery(task.id));
  const mayWrite = useMay('tasks:write');
  const mayPromise = mayWrite && task.due_state !== null;
  const [isMaking, setMaking] = useState(false);
  useKeys(mayPromise ? [{ keys: 'p', label: t('keys.promise'), run: () => setMaking(true) }] : []);
  return (
    <section aria-labelledby="promises" className={tasks.part}>
      <h2 id="promises" className={tasks.partTitle}>
        {t('promises.title')}
      </h2>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes rows={1} />}
      <ul className={classes.promises}>
        {data?.data.map((promise) => (
          <PromiseItem key={promise.id} promise={promise} />
        ))}
      </ul>
      {isSettledByCustomer(task) && <p className={classes.settled}>{t('promises.settledByCustomer')}</p>}
      <p className="least faint">{t('promises.help')}</p>
      <div className={classes.ways}>
        {mayPromise && (
          <Button
            variant="default"
            data-promise-way="make"
            leftSection={<Handshake size={14} aria-hidden />}
            onClick={() => setMaking(true)}
          >
            {t('promises.make')}
          </Button>
        )}
        {mayWrite && <CustomerPage taskId={task.id} />}
      </div>
      {isMaking && <PromiseDialog taskId={task.id} onClose={() => setMaking(false)} />}
    </section>
  );
}

/** Copies the address of the customer's page, and shows it. */
function CustomerPage({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation('tasks');
  const acts = usePromiseActs();
  const [url, setUrl] = useState<string>();
  const [error, setError] = useState<unknown>();
  return (
    <>
      <Button
        variant="default"
        leftSection={<LinkIcon size={14} aria-hidden />}
        onClick={() => acts.copyPage(taskId).then(setUrl, setError)}
      >
        {t('promises.copyPage')}
      </Button>
      {url !== undefined && (
        <a href={url} target="_blank" rel="noreferrer" className={classes.url} dir="ltr">
          {url}
        </a>
      )}
      {error !== undefined && <ErrorInPlace error={error} />}
    </>
  );
}

/** Whether the customer has said that it is settled, and nothing has closed or reopened the task since. */
function isSettledByCustomer({ history }: TaskDetail): boolean {
  const last = history.findLast(({ kind }) => ['customer_settled', 'resolved', 'reopened'].includes(kind));
  return last?.kind === 'customer_settled';
}
