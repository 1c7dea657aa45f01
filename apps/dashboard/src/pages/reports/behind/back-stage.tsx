import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { TextLink } from '../../../parts/small.js';
import { useCauseLabel } from '../../tasks/use-cause-name.js';
import { tasksOf, type FollowupReport } from '../followups/followups-queries.js';
import classes from './behind.module.css';
import type { BehindTouchpoint } from './blueprint-queries.js';

/** The steps behind a touchpoint with the tasks whose root causes point to them, and the causes that point to none. */
export function BackStage(props: {
  readonly steps: BehindTouchpoint['steps'];
  readonly report: FollowupReport;
  readonly touchpoint: string;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const causeLabel = useCauseLabel();
  const { steps, report, touchpoint } = props;
  const tasks = tasksOf(report, { touchpoint });
  const { root_causes: causes } = report;
  const closed = causes[0]?.n ?? 0;
  const known = new Set(steps.flatMap(({ root_causes }) => root_causes));
  const cause = (key: string) => (
    <TextLink key={key} to="/tasks" search={{ ...tasks, cause: key }}>
      {causeLabel(key)} <span className="num">{format.count(hitsOf(key))}</span>
    </TextLink>
  );
  const hitsOf = (key: string) => causes.find(({ root_cause }) => root_cause === key)?.hits ?? 0;
  const others = causes.filter(({ root_cause }) => !known.has(root_cause));
  return (
    <>
      <p className="small muted">
        {t('behind.causes', { count: closed })} ·{' '}
        <TextLink to="/tasks" search={{ ...tasks, state: undefined }}>
          {t('report.open', { count: report.open })}
        </TextLink>
      </p>
      {steps.length === 0 && <p className="small muted">{t('behind.noSteps')}</p>}
      {steps.length > 0 && (
        <ol className={classes.steps}>
          {steps.map(({ name, root_causes }, n) => (
            <li key={n}>
              <b>
                <bdi>{name}</bdi>
              </b>
              <span className="num">
                {t('behind.tasks', { count: root_causes.reduce((sum, key) => sum + hitsOf(key), 0) })}
              </span>
              <span className={classes.causes}>{root_causes.filter((key) => hitsOf(key) > 0).map(cause)}</span>
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <p className={`${classes.causes} small`}>
          <span className="muted">{t(steps.length === 0 ? 'report.causes' : 'behind.others')}:</span>{' '}
          {others.map(({ root_cause }) => cause(root_cause))}
        </p>
      )}
    </>
  );
}
