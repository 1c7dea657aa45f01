import { IntervalBar } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useRegionId } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import own from '../response-rates/rates.module.css';
import { useFollowupTexts } from './followup-texts.js';
import { tasksOf, type FollowupReport } from './followups-queries.js';
import classes from './followups.module.css';
import type { FollowupsSearch } from './followups-search.js';

/** The share of unhappy answers that were followed up in time, and what is open. */
export function FollowupsHeadline(props: {
  readonly report: FollowupReport;
  readonly search: FollowupsSearch;
  readonly onExplain: () => void;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const text = useFollowupTexts();
  const id = useRegionId('unhappy');
  const { report, search } = props;
  const unhappy = report.unhappy_followed_up;
  const { value, interval, reliable } = unhappy;
  return (
    <section className={classes.headline} aria-labelledby={id}>
      <p className={`${own.large} num`}>{text.percent(unhappy)}</p>
      <div className={classes.bar}>
        <IntervalBar
          scale="share"
          now={value === null || interval === null ? null : { value, ...interval }}
          reliable={reliable}
          label={`${text.percentInTable(unhappy)}, ${text.interval(unhappy)}`}
        />
      </div>
      <div className={classes.words}>
        <h2 id={id}>{t('report.unhappy')}</h2>
        <p className="small muted num">
          {text.size(unhappy)} · {t('report.interval', { interval: text.interval(unhappy) })}
        </p>
        <p className="small muted">
          {t('report.without', { count: unhappy.without_task })} · {t('report.pending', { count: unhappy.pending })}
        </p>
        <p className="small">
          <TextLink to="/tasks" search={{ ...tasksOf(report, search), score: 'low' }}>
            {t('report.tasks', { count: report.tasks })}
          </TextLink>
          {' · '}
          <TextLink to="/tasks" search={{ ...tasksOf(report, search), state: undefined }}>
            {t('report.open', { count: report.open })}
          </TextLink>
          {report.oldest_open !== null && (
            <>
              {' · '}
              <TextLink to="/tasks/$id" params={{ id: report.oldest_open.id }}>
                {t('report.oldest', { when: format.moment(report.oldest_open.opened_at) })}
              </TextLink>
            </>
          )}
        </p>
        <button type="button" className="link not-print" onClick={props.onExplain}>
          {t('report.how')}
        </button>
      </div>
    </section>
  );
}
