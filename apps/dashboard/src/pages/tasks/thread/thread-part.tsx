import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import type { TaskDetail } from '../queries.js';
import tasks from '../tasks.module.css';
import { Composer } from './composer.js';
import { MessageItem } from './message-item.js';
import { threadQuery, type Thread } from './thread-queries.js';
import classes from './thread.module.css';

/** The messages to and from the customer, and the place to write one. */
export function ThreadPart({ task, isFocused }: { readonly task: TaskDetail; readonly isFocused: boolean }) {
  const { t } = useTranslation('tasks');
  const { data: thread, error, refetch } = useQuery(threadQuery(task.id));
  return (
    <section aria-labelledby="thread" className={tasks.part}>
      <h2 id="thread" className={tasks.partTitle}>
        {t('thread.title')}
      </h2>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {error === null && thread === undefined && <LoadingShapes rows={2} />}
      {thread !== undefined && <Loaded task={task} thread={thread} isFocused={isFocused} />}
    </section>
  );
}

function Loaded(props: { readonly task: TaskDetail; readonly thread: Thread; readonly isFocused: boolean }) {
  const { task, thread } = props;
  const { t } = useTranslation('tasks');
  const mayWrite = useMay('tasks:write');
  // The text of a message that was cancelled goes back to where it is written.
  const [returned, setReturned] = useState<string>();
  return (
    <>
      <div role="log" aria-label={t('thread.title')} className={classes.messages}>
        {thread.messages.length === 0 && <p className="faint">{t('thread.empty')}</p>}
        {thread.messages.map((message) => (
          <MessageItem
            key={message.id}
            message={message}
            taskId={task.id}
            customer={thread.customer?.name ?? null}
            onCancelled={setReturned}
          />
        ))}
      </div>
      {mayWrite && <Composer {...props} returned={returned} onTaken={() => setReturned(undefined)} />}
    </>
  );
}
