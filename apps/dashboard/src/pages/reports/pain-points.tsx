import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { useMetricTexts } from '../../parts/metrics/metric-texts.js';
import { TextLink } from '../../parts/small.js';
import { DEFAULT_DAYS } from '../../parts/metrics/report-search.js';
import { followupsQuery, reportQueryOf, tasksOf, type FollowupReport } from './followups/followups-queries.js';
import type { Journey } from './journey-heat.js';
import classes from './reports.module.css';

/** Where most is lost: (100 − score) × volume, with the interval that follows from the score's. */
export function PainPoints({ journey, days }: { readonly journey: Journey; readonly days: number | undefined }) {
  const { t } = useTranslation('reports');
  const { where } = useMetricTexts();
  const format = useFormat();
  const { workspace } = useSession();
  const { metric, pain_points: points } = journey;
  const most = points[0]?.answers ?? 1;
  const query = reportQueryOf({ days: days ?? DEFAULT_DAYS, by: 'touchpoint' }, workspace.time_zone);
  const { data: tasks } = useQuery(followupsQuery(query));
  if (points.length === 0) return <p className="muted">{t('pain.none')}</p>;
  return (
    <>
      <p className="least faint">{t(metric === 'nps' ? 'pain.ruleNps' : 'pain.rule')}</p>
      <ol className={classes.pain}>
        {points.map(({ touchpoint, method_version: method, answers, interval, n }, index) => (
          <li key={`${touchpoint?.id} ${method}`}>
            <span className="faint num">{index + 1}</span>
            <div>
              <TextLink
                to="/reports/$metric"
                params={{ metric }}
                search={{ ...(days === undefined ? {} : { days }), touchpoint: touchpoint?.id ?? 'none' }}
              >
                {where(touchpoint)}
              </TextLink>
              <p className="least muted">
                {t('pain.of', { count: n })}
                {touchpoint !== null && <OpenTasks touchpoint={touchpoint.id} report={tasks} />}
              </p>
            </div>
            <div aria-hidden>
              <div className={classes.bar} style={{ inlineSize: `${(100 * answers) / most}%` }} />
            </div>
            <span className="num">
              {t('pain.about', { count: Math.round(answers) })}
              {interval !== null && (
                <span className="faint"> ({`${format.score(interval.low)}–${format.score(interval.high)}`})</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The tasks of a pain point that are open, of those opened in the period. */
function OpenTasks(props: { readonly touchpoint: string; readonly report: FollowupReport | undefined }) {
  const { t } = useTranslation('work');
  const { touchpoint, report } = props;
  const open = report?.groups.find(({ id }) => id === touchpoint)?.open ?? 0;
  if (report === undefined || open === 0) return null;
  return (
    <>
      {' · '}
      <TextLink to="/tasks" search={{ ...tasksOf(report, { touchpoint }), state: undefined }}>
        {t('report.open', { count: open })}
      </TextLink>
    </>
  );
}
