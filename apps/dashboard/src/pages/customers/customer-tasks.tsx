import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Clock } from '../../parts/clock.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace } from '../../parts/states.js';
import type { Answer } from '../inbox/inbox-queries.js';
import { tasksQuery } from './customer-queries.js';
import classes from './customers.module.css';

/** The tasks about the answers of a customer: what, until when, whose. */
export function CustomerTasks({ answers }: { readonly answers: readonly Answer[] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { data, error, refetch } = useQuery(tasksQuery(answers));
  const tasks = data?.data ?? [];
  return (
    <div>
      <h2>{t('tasks')}</h2>
      {error !== null && <ErrorInPlace error={error} what={t('tasksFailed')} retry={() => void refetch()} />}
      {error === null && tasks.length === 0 && <p className="small muted">{t('noTasks')}</p>}
      <ul className={classes.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <TextLink to="/tasks/$id" params={{ id: task.id }}>
              <bdi>{task.title}</bdi>
            </TextLink>
            <span className="small muted">
              {task.due_state === null ? (
                task.resolved_at === null ? (
                  t('taskCancelled')
                ) : (
                  t('taskDone', { when: format.day(task.resolved_at) })
                )
              ) : (
                <Clock
                  state={task.due_state}
                  openedAt={task.opened_at}
                  dueAt={task.due_at}
                  clock={task.clocks?.resolution}
                />
              )}
              <bdi>{task.assignee_name ?? t('nobody')}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
