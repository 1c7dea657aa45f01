import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import classes from '../reports.module.css';
import { useFollowupTexts } from './followup-texts.js';
import { tasksOf, type FollowupReport } from './followups-queries.js';
import type { FollowupsSearch } from './followups-search.js';

/** How long the first response and the resolution took, and how many were in time. */
export function TimesSection({
  report,
  search,
}: {
  readonly report: FollowupReport;
  readonly search: FollowupsSearch;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const text = useFollowupTexts();
  const base = tasksOf(report, search);
  return (
    <Section id="times" title={t('report.times')}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('report.times')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('report.what')}</th>
              <th scope="col">{t('report.half')}</th>
              <th scope="col">{t('report.p90')}</th>
              <th scope="col">{t('report.halfClock')}</th>
              <th scope="col">{t('report.p90Clock')}</th>
              <th scope="col">{t('report.inTime')}</th>
              <th scope="col">{t('report.late')}</th>
              <th scope="col">{t('report.censored')}</th>
            </tr>
          </thead>
          <tbody>
            {(['first_response', 'resolution'] as const).map((part) => {
              const { opening_hours: open, clock, in_time: inTime, censored } = report[part];
              const key = part === 'first_response' ? 'response' : 'resolution';
              const cell = (label: string, minutes: number | null, n: number, isReliable: boolean) => (
                <td data-label={label} className={isReliable ? undefined : 'faint'}>
                  {text.minutes(minutes)} <span className="least faint">n {format.count(n)}</span>
                </td>
              );
              return (
                <tr key={part}>
                  <th scope="row">{t(`report.part.${part}`)}</th>
                  {cell(t('report.half'), open.median_minutes, open.n, open.reliable)}
                  {cell(t('report.p90'), open.p90_minutes, open.n, open.reliable)}
                  {cell(t('report.halfClock'), clock.median_minutes, clock.n, clock.reliable)}
                  {cell(t('report.p90Clock'), clock.p90_minutes, clock.n, clock.reliable)}
                  <td data-label={t('report.inTime')} className={inTime.reliable ? undefined : 'faint'}>
                    <TextLink to="/tasks" search={{ ...base, [key]: 'in_time' }}>
                      {text.percentInTable(inTime)}
                    </TextLink>{' '}
                    <span className="least faint">
                      {text.interval(inTime)} · {t('report.of', { hits: inTime.hits, n: inTime.n })}
                    </span>
                  </td>
                  <td data-label={t('report.late')}>
                    <TextLink to="/tasks" search={{ ...base, [key]: 'late' }}>
                      {format.count(inTime.n - inTime.hits)}
                    </TextLink>
                  </td>
                  <td data-label={t('report.censored')}>{format.count(censored)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="least faint">{t('report.timesNote')}</p>
    </Section>
  );
}
