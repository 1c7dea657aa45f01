import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Avatar, TextLink } from '../../parts/small.js';
import { tasksOfAnswerQuery } from './inbox-queries.js';
import classes from './inbox.module.css';

/** The tasks about an answer: what, until when, whose. */
export function TaskLine({ id }: { readonly id: string }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const mayRead = useMay('tasks:read');
  const { data } = useQuery({ ...tasksOfAnswerQuery(id), enabled: mayRead });
  if (data === undefined || data.data.length === 0) return null;
  return (
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
  );
}
