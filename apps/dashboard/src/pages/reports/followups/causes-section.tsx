import { ParetoChart } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { useCauseLabel } from '../../tasks/use-cause-name.js';
import classes from '../reports.module.css';
import { useFollowupTexts } from './followup-texts.js';
import { tasksOf, type FollowupReport } from './followups-queries.js';
import type { FollowupsSearch } from './followups-search.js';

/** Pareto's chart of root causes: bars from the most frequent to the least, with the share of all up to each. */
export function CausesSection({
  report,
  search,
}: {
  readonly report: FollowupReport;
  readonly search: FollowupsSearch;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const text = useFollowupTexts();
  const causeLabel = useCauseLabel();
  const { root_causes: causes } = report;
  return (
    <Section id="causes" title={t('report.causes')}>
      {causes.length === 0 && <p className="muted">{t('report.noCauses')}</p>}
      {causes.length > 0 && (
        <ParetoChart
          label={t('report.causesChart')}
          percent={(share) => `${format.count(100 * share)} %`}
          rows={causes.map(({ root_cause: key, hits, n, cumulative, reliable }) => ({
            key,
            name: causeLabel(key),
            count: format.count(hits),
            share: hits / n,
            cumulative: cumulative / 100,
            reliable,
          }))}
        />
      )}
      {causes.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('report.causes')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('report.cause')}</th>
                <th scope="col">{t('report.count')}</th>
                <th scope="col">{t('report.share')}</th>
                <th scope="col">{t('report.intervalColumn')}</th>
                <th scope="col">{t('report.upTo')}</th>
              </tr>
            </thead>
            <tbody>
              {causes.map((cause) => (
                <tr key={cause.root_cause} className={cause.reliable ? undefined : classes.grey}>
                  <th scope="row">
                    <TextLink to="/tasks" search={{ ...tasksOf(report, search), cause: cause.root_cause }}>
                      {causeLabel(cause.root_cause)}
                    </TextLink>
                  </th>
                  <td data-label={t('report.count')}>{format.count(cause.hits)}</td>
                  <td data-label={t('report.share')}>{text.percentInTable(cause)}</td>
                  <td data-label={t('report.intervalColumn')}>{text.interval(cause)}</td>
                  <td data-label={t('report.upTo')}>{`${format.score(cause.cumulative)} %`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
