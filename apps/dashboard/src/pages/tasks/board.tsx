import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { tasksQuery } from './queries.js';
import { filterOf, type TasksSearch } from './search.js';
import { TaskCard } from './task-card.js';
import classes from './tasks.module.css';

const COLUMNS = ['late', 'today', 'later', 'waiting'] as const;
const SHOWN = 25;

/** The open tasks in columns by due state, the most urgent first. */
export function Board({ search }: { readonly search: TasksSearch }) {
  return (
    <div className={classes.board}>
      {COLUMNS.map((due) => (
        <Column key={due} due={due} search={search} />
      ))}
    </div>
  );
}

function Column({ due, search }: { readonly due: (typeof COLUMNS)[number]; readonly search: TasksSearch }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const filter = { ...filterOf(search), due, sort: 'due_at', order: 'asc', limit: SHOWN } as const;
  const { data, error, refetch } = useQuery(tasksQuery(filter));
  return (
    <section className={classes.column} aria-labelledby={`due-${due}`}>
      <h2 id={`due-${due}`}>
        <i className={classes[due]} aria-hidden />
        {t(`due.${due}`)}
        {data !== undefined && (
          <span className="faint num">
            {data.has_more ? `${format.count(SHOWN)}+` : format.count(data.data.length)}
          </span>
        )}
      </h2>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes rows={2} />}
      {data?.data.length === 0 && <p className="faint small">{t(`nothing.${due}`)}</p>}
      <ul className={classes.cards}>
        {data?.data.map((task) => (
          <li key={task.id}>
            <TaskCard task={task} />
          </li>
        ))}
      </ul>
      {data?.has_more === true && (
        <Link to="/tasks" search={{ ...search, view: 'list', due }} className="link small">
          {t('board.all')}
        </Link>
      )}
    </section>
  );
}
