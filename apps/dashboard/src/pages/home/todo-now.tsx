import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { Clock } from '../../parts/clock.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import classes from './home.module.css';

const FIRST_DUE = { state: 'open', sort: 'due_at', order: 'asc', limit: 4 } as const;

type Task = Reply<'listTasks'>['data'][number];

/** The open tasks that are due first. */
export function TodoNow() {
  const { t } = useTranslation('home');
  const tasks = useQuery({
    queryKey: ['tasks', FIRST_DUE],
    queryFn: () => dataOf(api.GET('/v1/tasks', { params: { query: FIRST_DUE } })),
  });
  return (
    <section className={classes.todo} aria-labelledby="todo">
      <div className={classes.todoHead}>
        <h2 id="todo">{t('todo.title')}</h2>
        <TextLink to="/tasks">{t('todo.all')}</TextLink>
      </div>
      {tasks.isPending && <LoadingShapes rows={3} />}
      {tasks.isError && <ErrorInPlace error={tasks.error} what={t('todo.error')} retry={() => void tasks.refetch()} />}
      {tasks.data?.data.length === 0 && <p className="small muted">{t('todo.none')}</p>}
      <ul>
        {tasks.data?.data.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskRow({ task }: { readonly task: Task }) {
  const { t } = useTranslation('home');
  const { id, title, opened_at, due_at, due_state, assignee_name, clocks } = task;
  return (
    <li>
      <span className="clip" dir="auto">
        <TextLink to="/tasks/$id" params={{ id }}>
          {title}
        </TextLink>
      </span>
      {due_state !== null && <Clock state={due_state} openedAt={opened_at} dueAt={due_at} clock={clocks?.resolution} />}
      <span className="small muted">{assignee_name ?? t('todo.nobody')}</span>
    </li>
  );
}
