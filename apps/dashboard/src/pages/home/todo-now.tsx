import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import classes from './home.module.css';

const ROWS = 4;
const DAY_MS = 86_400_000;

type Task = Reply<'listTasks'>['data'][number];

/** The tasks that are due first: those past their due time, then those of the next day. */
export function TodoNow() {
  const { t } = useTranslation('home');
  const tasks = useQuery({ queryKey: ['tasks', 'due-first'], queryFn: dueFirst });
  return (
    <section className={classes.todo} aria-labelledby="todo">
      <div className={classes.todoHead}>
        <h2 id="todo">{t('todo.title')}</h2>
        <TextLink to="/tasks">{t('todo.all')}</TextLink>
      </div>
      {tasks.isPending && <LoadingShapes rows={3} />}
      {tasks.isError && <ErrorInPlace error={tasks.error} what={t('todo.error')} retry={() => void tasks.refetch()} />}
      {tasks.data?.length === 0 && <p className="small muted">{t('todo.none')}</p>}
      <ul>
        {tasks.data?.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskRow({ task: { title, due_at, breached } }: { readonly task: Task }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const isLate = breached || Date.parse(due_at) < Date.now();
  return (
    <li>
      <span className="clip" dir="auto">
        {title}
      </span>
      <span className={`least num ${isLate ? classes.late : classes.today}`}>
        {isLate ? t('todo.late', { since: format.relative(due_at) }) : format.relative(due_at)}
      </span>
    </li>
  );
}

async function dueFirst(): Promise<readonly Task[]> {
  const dueBefore = new Date(Date.now() + DAY_MS).toISOString();
  const of = async (query: object) =>
    (await dataOf(api.GET('/v1/tasks', { params: { query: { limit: 100, order: 'asc' as const, ...query } } }))).data;
  const [late, open, started] = await Promise.all([
    of({ overdue: true }),
    of({ status: 'open', due_before: dueBefore }),
    of({ status: 'in_progress', due_before: dueBefore }),
  ]);
  const byId = new Map([...late, ...open, ...started].map((task) => [task.id, task]));
  return [...byId.values()].toSorted((a, b) => Date.parse(a.due_at) - Date.parse(b.due_at)).slice(0, ROWS);
}
