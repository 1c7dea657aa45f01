import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { touchpointsQuery } from '../../../parts/choices.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { teamsQuery } from '../../tasks/queries.js';
import classes from '../reports.module.css';
import { useFollowupTexts } from './followup-texts.js';
import { tasksOf, type FollowupReport, type TaskGroup } from './followups-queries.js';
import type { FollowupsSearch } from './followups-search.js';

/** What is timed, with the heads of its two columns. */
const PARTS = [
  ['first_response', 'report.responseHalf', 'report.responseInTime'],
  ['resolution', 'report.resolutionHalf', 'report.resolutionInTime'],
] as const;

/** The same numbers by team or touchpoint, by name: nobody is ranked. */
export function GroupsSection({
  report,
  search,
}: {
  readonly report: FollowupReport;
  readonly search: FollowupsSearch;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const text = useFollowupTexts();
  const by = search.by ?? 'team';
  const teams = useQuery(teamsQuery).data?.data ?? [];
  const touchpoints = useQuery(touchpointsQuery).data?.data ?? [];
  const nameOf = ({ id }: TaskGroup) =>
    (by === 'team' ? teams : touchpoints).find((each) => each.id === id)?.name ?? t(`report.none.${by}`);
  const rows = report.groups
    .map((group) => ({ group, name: nameOf(group) }))
    .toSorted((a, b) => Number(a.group.id === null) - Number(b.group.id === null) || a.name.localeCompare(b.name));
  const title = t(`report.groups.${by}`);
  return (
    <Section id="groups" title={title}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(`report.split.${by}`)}</th>
              <th scope="col">{t('report.count')}</th>
              <th scope="col">{t('report.responseHalf')}</th>
              <th scope="col">{t('report.responseInTime')}</th>
              <th scope="col">{t('report.resolutionHalf')}</th>
              <th scope="col">{t('report.resolutionInTime')}</th>
              <th scope="col">{t('report.openColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ group, name }) => (
              <tr key={group.id ?? 'none'}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td data-label={t('report.count')}>
                  {group.id === null ? (
                    format.count(group.tasks)
                  ) : (
                    <TextLink to="/tasks" search={{ ...tasksOf(report, search), [by]: group.id }}>
                      {format.count(group.tasks)}
                    </TextLink>
                  )}
                </td>
                {PARTS.map(([part, half, share]) => {
                  const { opening_hours: open, clock, in_time: inTime } = group[part];
                  const times = open.n > 0 ? open : clock;
                  return [
                    <td key={`${part} half`} data-label={t(half)} className={times.reliable ? undefined : 'faint'}>
                      {text.minutes(times.median_minutes)}{' '}
                      <span className="least faint">n {format.count(times.n)}</span>
                    </td>,
                    <td key={`${part} share`} data-label={t(share)} className={inTime.reliable ? undefined : 'faint'}>
                      {text.percentInTable(inTime)}{' '}
                      <span className="least faint">
                        {text.interval(inTime)} · n {format.count(inTime.n)}
                      </span>
                    </td>,
                  ];
                })}
                <td data-label={t('report.openColumn')}>{format.count(group.open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {by === 'team' && <p className="least faint">{t('report.teamNote')}</p>}
    </Section>
  );
}
