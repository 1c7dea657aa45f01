import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import classes from './imports.module.css';

const QUERY = { params: { query: { limit: 50 } } } as const;

/** Earlier imports of answers, customers and events, the newest first. */
export function ImportHistory() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['imports', 'list'],
    queryFn: async () => {
      const [answers, customers] = await Promise.all([
        dataOf(api.GET('/v1/imports', QUERY)),
        dataOf(api.GET('/v1/customer-imports', QUERY)),
      ]);
      const all = [
        ...answers.data.map((each) => ({ ...each, holds: 'answers' as const })),
        ...customers.data.map((each) => ({ ...each, holds: each.holds ?? ('customers' as const) })),
      ];
      return all.toSorted((a, b) => b.created_at.localeCompare(a.created_at));
    },
  });
  return (
    <Section title={t('history.title')}>
      {isPending && <LoadingShapes />}
      {error && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data?.length === 0 && <Empty text={t('history.none')} />}
      <ul className={classes.list}>
        {data?.map((each) => (
          <li key={each.id}>
            <Link className="link" to="/imports/$importId" params={{ importId: each.id }}>
              <bdi>{each.file_name ?? t('history.unnamed')}</bdi>
            </Link>
            <span className="muted small">
              {t(`holds.${each.holds}`)} · {t(`status.${each.status}`)} ·{' '}
              {t('history.rows', { count: each.rows.accepted })} ·{' '}
              {t('history.rejected', { count: each.rows.rejected })}
            </span>
            <time className="faint small" dateTime={each.created_at}>
              {format.moment(each.created_at)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
