import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
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
export function ThreadPart(props: {
  readonly task: TaskDetail;
  readonly isFocused: boolean;
  /** What comes after the messages, before the place to write. */
  readonly between?: ReactNode;
}) {
  const { task } = props;
  const { t } = useTranslation('tasks');
  const { data: thread, error, refetch } = useQuery(threadQuery(task.id));
  return (
    <section aria-labelledby="thread" className={tasks.part}>
      <h2 id="thread" className={tasks.partTitle}>
        {t('thread.title')}
      </h2>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {error === null && thread === undefined && <LoadingShapes rows={2} />}
      {thread !== undefined && <Loaded {...props} thread={thread} />}
    </section>
  );
}

function Loaded(props: {
  readonly task: TaskDetail;
  readonly thread: Thread;
  readonly isFocused: boolean;
  readonly between?: ReactNode;
}) {
  const { task, thread, between } = props;
  const { t } = useTranslation('tasks');
  const mayWrite = useMay('tasks:write');
  // The text of a message that was cancelled goes back to where it is written.
  const [returned, setReturned] = useState<string>();
  return (
    <>
      <div role="log" aria-label={t('thread.title')} className={classes.messages}>
        {thread.messages.length === 0 && <p className="faint">{t('thread.empty')}</p>}
        {thread.messages.map((message, index) => (
          <MessageItem
            key={message.id}
            message={message}
            taskId={task.id}
            hasSubject={index === 0}
            customer={thread.customer?.name ?? null}
            onCancelled={setReturned}
          />
        ))}
      </div>
      {between}
      {mayWrite && <Composer {...props} returned={returned} onTaken={() => setReturned(undefined)} />}
    </>
  );
}
