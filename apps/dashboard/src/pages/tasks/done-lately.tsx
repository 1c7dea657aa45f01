import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useSpan } from '../../parts/clock.js';
import { useServerTime } from '../../parts/server-time.js';
import { tasksQuery } from './queries.js';
import { useCauseName } from './use-cause-name.js';
import classes from './tasks.module.css';

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

/** The tasks done last, and how long tasks of the last week took. */
export function DoneLately() {
  const { t } = useTranslation('tasks');
  const causeName = useCauseName();
  const span = useSpan();
  const filter = { status: 'resolved', sort: 'resolved_at', order: 'desc', limit: 5 } as const;
  const { data } = useQuery(tasksQuery(filter));
  if (data === undefined || data.data.length === 0) return null;
  return (
    <section className={classes.done} aria-labelledby="done">
      <div className={classes.doneHead}>
        <h2 id="done">{t('lately.title')}</h2>
        <Times />
        <Link to="/tasks" search={{ view: 'list', state: 'done' }} className="link small">
          {t('lately.all')}
        </Link>
      </div>
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lately.task')}</Table.Th>
              <Table.Th>{t('lately.cause')}</Table.Th>
              <Table.Th>{t('lately.outcome')}</Table.Th>
              <Table.Th>{t('lately.took')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.data.map((task) => (
              <Table.Tr key={task.id}>
                <Table.Td>
                  <Link to="/tasks/$id" params={{ id: task.id }} className={classes.lineTitle} dir="auto">
                    {task.title}
                  </Link>
                </Table.Td>
                <Table.Td>{causeName(task)}</Table.Td>
                <Table.Td>{task.done ?? (task.outcome !== null && t(`outcome.${task.outcome}`))}</Table.Td>
                <Table.Td className="num">
                  {task.resolved_at !== null && span(Date.parse(task.resolved_at) - Date.parse(task.opened_at))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Times() {
  const now = useServerTime();
  const day = now?.toISOString().slice(0, 10);
  const { data } = useQuery({
    queryKey: ['tasks', 'times', day],
    enabled: day !== undefined,
    queryFn: () => {
      const from = new Date(Date.parse(`${day}T00:00:00Z`) - WEEK_MS).toISOString();
      return dataOf(api.GET('/v1/tasks/times', { params: { query: { from } } }));
    },
  });
  return data === undefined ? null : <TimesLine times={data} />;
}

function TimesLine({ times }: { readonly times: Reply<'getTaskTimes'> }) {
  const { t } = useTranslation('tasks');
  const span = useSpan();
  const { within_due: due, median_minutes: median } = times.first_resolution;
  const oldest = times.open.oldest_age_minutes;
  const parts = [
    due.n > 0 && t('lately.onTime', { within: due.within, n: due.n }),
    median !== null && t('lately.half', { span: span(median * MINUTE_MS) }),
    oldest !== null && t('lately.oldest', { span: span(oldest * MINUTE_MS) }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return <span className="small muted num">{`${t('lately.opened')} ${parts.join(' · ')}`}</span>;
}
