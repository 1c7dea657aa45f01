import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Avatar, TextLink } from '../../parts/small.js';
import { LoadingShapes } from '../../parts/states.js';
import { tasksOfAnswerQuery } from './inbox-queries.js';
import classes from './inbox.module.css';

const Conversation = lazy(async () => ({ default: (await import('./conversation.js')).Conversation }));

/** The tasks about an answer: what, until when, whose; and the conversation with the customer about the one to be done. */
export function TaskLine({ id }: { readonly id: string }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const mayRead = useMay('tasks:read');
  const { data } = useQuery({ ...tasksOfAnswerQuery(id), enabled: mayRead });
  if (data === undefined || data.data.length === 0) return null;
  const current = data.data.find(({ due_state }) => due_state !== null) ?? data.data[0];
  return (
    <>
      <ul className={classes.tasks} aria-label={t('tasks')}>
        {data.data.map((task) => (
          <li key={task.id}>
            <span
              className={task.due_state === 'late' ? classes.late : task.due_state === 'today' ? classes.soon : 'muted'}
            >
              {task.due_state === null ? t(`status.${task.status}`) : t('due', { time: format.moment(task.due_at) })}
            </span>
            <TextLink to="/tasks/$id" params={{ id: task.id }}>
              <bdi>{task.title}</bdi>
            </TextLink>
            <span className={classes.owner}>
              {task.assignee_name !== null && <Avatar name={task.assignee_name} />}
              <bdi>{task.assignee_name ?? t('nobody')}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {current !== undefined && (
        <Suspense fallback={<LoadingShapes rows={3} />}>
          <Conversation key={current.id} taskId={current.id} />
        </Suspense>
      )}
    </>
  );
}
