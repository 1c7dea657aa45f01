import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Query } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Clock } from '../../parts/clock.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { Tag } from '../../parts/small.js';
import type { TaskItem } from './queries.js';
import { filterOf, type TasksSearch } from './search.js';
import { AnswerLine, Owner } from './task-card.js';
import classes from './tasks.module.css';

const SORTS = {
  due: { sort: 'due_at', order: 'asc' },
  newest: { sort: 'opened_at', order: 'desc' },
  oldest: { sort: 'opened_at', order: 'asc' },
} as const;
const DONE = { sort: 'resolved_at', order: 'desc' } as const;

/** Tasks as a list in pages. */
export function TaskList({ search }: { readonly search: TasksSearch }) {
  const { t } = useTranslation('tasks');
  const query: Query<'listTasks'> = {
    ...filterOf(search),
    ...(search.state === 'all' ? {} : { state: search.state ?? 'open' }),
    ...(search.state === 'done' ? DONE : SORTS[search.sort ?? 'due']),
  };
  const pages = useInfiniteQuery({
    queryKey: ['tasks', 'pages', query],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/tasks', { params: { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  if (pages.isError) return <ErrorInPlace error={pages.error} retry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <LoadingShapes rows={6} />;
  const tasks = pages.data.pages.flatMap(({ data }) => data);
  if (tasks.length === 0) return <Empty text={t('nothing.list')} />;
  return (
    <>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <Line key={task.id} task={task} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}

function Line({ task }: { readonly task: TaskItem }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const { due_state: due, response, resolved_at: resolved } = task;
  return (
    <li className={classes.line} data-task-card>
      <div className={classes.lineMain}>
        <Link to="/tasks/$id" params={{ id: task.id }} data-task={task.id} className={classes.lineTitle} dir="auto">
          {task.title}
        </Link>
        {typeof response?.comment === 'string' && (
          <span className={`say clip ${classes.lineWords}`} dir="auto">
            {response.comment}
          </span>
        )}
      </div>
      {response !== null && <AnswerLine response={response} />}
      <span className={classes.lineDue}>
        {task.raised && <Tag>{t('raised')}</Tag>}
        {due !== null && (
          <Clock state={due} openedAt={task.opened_at} dueAt={task.due_at} clock={task.clocks?.resolution} />
        )}
        {resolved !== null && <span className="small muted">{t('list.done', { when: format.moment(resolved) })}</span>}
      </span>
      <Owner task={task} />
    </li>
  );
}
