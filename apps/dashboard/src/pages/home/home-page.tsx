import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useMay, useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { PeriodPicker } from '../../parts/metrics/period-picker.js';
import { periodOf } from '../../parts/metrics/period.js';
import { DEFAULT_DAYS } from '../../parts/metrics/report-search.js';
import { Page } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { Changes, type Overview } from './changes.js';
import classes from './home.module.css';
import { useLead } from './lead.js';
import { ScoreCards } from './score-cards.js';
import { TasksByDue } from './tasks-by-due.js';
import { TodoNow } from './todo-now.js';

// These stand below or are seen by few, and everybody would load them first.
const NoAnswers = lazy(async () => ({ default: (await import('./no-answers.js')).NoAnswers }));
const StartEmpty = lazy(async () => ({ default: (await import('./start-empty.js')).StartEmpty }));
const TrendOfHome = lazy(async () => ({ default: (await import('./trend-of-home.js')).TrendOfHome }));
const UnhappyAnswers = lazy(async () => ({ default: (await import('./unhappy-answers.js')).UnhappyAnswers }));

/** Home: what changed for certain, and what to do now. */
export function HomePage() {
  const { t } = useTranslation('home');
  const { workspace } = useSession();
  const search = useSearch({ from: '/signed-in/' });
  const navigate = useNavigate({ from: '/' });
  const query = periodOf(search, workspace.time_zone);
  const overview = useQuery({
    queryKey: ['metrics', 'overview', query],
    queryFn: () => dataOf(api.GET('/v1/metrics/overview', { params: { query } })),
  });
  const mayWrite = useMay('surveys:write');
  const actions = (
    <>
      <PeriodPicker search={search} onChoose={(days) => navigate({ search: (old) => ({ ...old, days }) })} />
      {mayWrite && overview.data !== undefined && overview.data.scores.length > 0 && (
        <Button
          className="not-phone"
          leftSection={<Plus size={14} aria-hidden />}
          renderRoot={(props) => <Link to="/surveys/new" {...props} />}
        >
          {t('newSurvey')}
        </Button>
      )}
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      <Suspense>
        <StartEmpty />
      </Suspense>
      {overview.isPending && <LoadingShapes rows={6} />}
      {overview.isError && (
        <ErrorInPlace error={overview.error} what={t('error')} retry={() => void overview.refetch()} />
      )}
      {overview.data?.scores.length === 0 && (
        <Suspense fallback={<LoadingShapes rows={5} />}>
          <NoAnswers />
        </Suspense>
      )}
      {overview.data && overview.data.scores.length > 0 && <Scores overview={overview.data} days={search.days} />}
      {overview.data?.scores.length !== 0 && (
        <Suspense>
          <UnhappyAnswers />
        </Suspense>
      )}
    </Page>
  );
}

function Scores({ overview, days }: { readonly overview: Overview; readonly days: number | undefined }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const lead = useLead(overview, days);
  return (
    <>
      <div className={classes.top}>
        <div>
          <p className="small muted">{t('today', { day: format.fullDay(new Date()), count: days ?? DEFAULT_DAYS })}</p>
          <p className={`lead ${classes.lead}`}>{lead}</p>
          <Changes overview={overview} days={days} />
        </div>
        <TodoNow />
      </div>
      <ScoreCards overview={overview} days={days} />
      <div className={classes.middle}>
        <Suspense fallback={<LoadingShapes rows={5} />}>
          <TrendOfHome fallback={overview.scores[0]?.metric ?? 'nps'} />
        </Suspense>
        <TasksByDue />
      </div>
    </>
  );
}
