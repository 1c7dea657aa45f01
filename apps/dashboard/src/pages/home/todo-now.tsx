import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
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
  const format = useFormat();
  const { title, due_at, due_state, assignee_name } = task;
  const look = due_state === 'late' ? classes.late : due_state === 'today' ? classes.today : 'muted';
  const due = format.relative(due_at);
  return (
    <li>
      <span className="clip" dir="auto">
        {title}
      </span>
      <span className={`least num ${look}`}>{due_state === 'late' ? t('todo.late', { since: due }) : due}</span>
      <span className="small muted">{assignee_name ?? t('todo.nobody')}</span>
    </li>
  );
}
