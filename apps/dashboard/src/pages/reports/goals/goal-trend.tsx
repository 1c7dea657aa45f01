import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { filterOf } from '../../../parts/metrics/period.js';
import { TrendFigure } from '../../../parts/metrics/trend-figure.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { isScore } from './figure-scale.js';
import type { Days, GoalReading } from './goals-queries.js';
import { useGoalName } from './use-goal-name.js';

/** Weeks that the chart has at least, in days, so that there is something to compare with. */
const CHART_DAYS = 112;

/** The score of a goal week by week under the line of the goal, with what happened: one that is missed if there is one. */
export function GoalTrend({ goals, days }: { readonly goals: readonly GoalReading[]; readonly days: Days }) {
  const scores = goals.filter(({ goal, n }) => isScore(goal.figure) && n > 0);
  const shown = scores.find(({ verdict }) => verdict === 'not_reached') ?? scores[0];
  return shown === undefined ? null : <Trend reading={shown} days={Math.max(CHART_DAYS, Number(days))} />;
}

function Trend({ reading, days }: { readonly reading: GoalReading; readonly days: number }) {
  const { t } = useTranslation('goals');
  const { t: ofReports } = useTranslation('reports');
  const { workspace } = useSession();
  const name = useGoalName()(reading);
  const { figure, target, touchpoint_id: touchpoint } = reading.goal;
  const metric = isScore(figure) ? figure : 'nps';
  const search = { days, ...(touchpoint === null ? {} : { touchpoint }) };
  const query = { ...filterOf(search, workspace.time_zone), interval: 'week' as const };
  const trend = useQuery({
    queryKey: ['metrics', metric, query],
    queryFn: () => dataOf(api.GET('/v1/metrics/{metric}', { params: { path: { metric }, query } })),
  });
  if (trend.data?.series.length === 0) return null;
  const title = ofReports('trend.by.week', { metric: name });
  return (
    <Section
      id="goal-trend"
      title={title}
      more={
        <TextLink to="/reports/$metric" params={{ metric }} search={{ ...search, table: true }}>
          {t('goals.trendTable')}
        </TextLink>
      }
    >
      {trend.isError && (
        <ErrorInPlace error={trend.error} what={ofReports('trend.error')} retry={() => void trend.refetch()} />
      )}
      {trend.data && (
        <TrendFigure
          trend={trend.data}
          name={title}
          {...(touchpoint === null ? {} : { touchpoint })}
          isTable={false}
          goal={target}
          answers={(_, text) => text}
        />
      )}
    </Section>
  );
}
