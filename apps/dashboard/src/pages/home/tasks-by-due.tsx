import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { taskCountsQuery } from '../../parts/server-time.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './home.module.css';

const STATES = ['late', 'today', 'later', 'waiting'] as const;

/** Open tasks by due state, as the server sees them. */
export function TasksByDue() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const counts = useQuery(taskCountsQuery);
  const all = counts.data?.all;
  const most = all === undefined ? 1 : Math.max(1, ...STATES.map((state) => all[state]));
  return (
    <Section id="due" title={t('due.title')}>
      {counts.isError && (
        <ErrorInPlace error={counts.error} what={t('todo.error')} retry={() => void counts.refetch()} />
      )}
      {all !== undefined && (
        <ul className={classes.due}>
          {STATES.map((state) => (
            <li key={state} className={classes[state]}>
              <span>{t(`due.${state}`)}</span>
              <span aria-hidden>
                {all[state] > 0 && (
                  <span className={classes.bar} style={{ inlineSize: `${(60 * all[state]) / most}%` }} />
                )}
              </span>
              <b className="num">{format.count(all[state])}</b>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
