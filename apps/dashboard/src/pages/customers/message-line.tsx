import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { Say, TextLink } from '../../parts/small.js';
import { threadQuery } from '../tasks/thread/thread-queries.js';
import type { TimelineEntry } from './timeline-queries.js';
import classes from './customers.module.css';

/** A message from or to the customer, with its words for those who may read tasks. */
export function MessageLine({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('customers');
  const { change, task_id: task, message_id: id } = entry;
  const mayRead = useMay('tasks:read');
  const { data: thread } = useQuery({ ...threadQuery(task ?? ''), enabled: mayRead && task !== null && id !== null });
  const message = thread?.messages.find((each) => each.id === id);
  const words = t(`whole.told.message.${(change ?? 'other') as 'sent'}`, {
    defaultValue: t('whole.told.message.other'),
  });
  return (
    <>
      <p className={classes.what}>
        <b>{words}</b>
        {task !== null && (
          <TextLink to="/tasks/$id" params={{ id: task }}>
            {t('whole.task')}
          </TextLink>
        )}
      </p>
      {message?.direction === 'in' && message.text !== '' && <Say>{message.text}</Say>}
      {message?.direction === 'out' && (
        <p className={classes.ours} dir="auto">
          {message.text}
        </p>
      )}
    </>
  );
}
