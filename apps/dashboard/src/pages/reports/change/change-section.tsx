import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import type { Metric } from '../../../parts/metrics/metric-texts.js';
import { filterOf } from '../../../parts/metrics/period.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress } from '../report-frame.js';
import classes from '../reports.module.css';
import own from './change.module.css';
import { useDimensions } from '../dimensions/use-dimensions.js';
import { SectionFoot } from './section-foot.js';

type Change = Reply<'readChange'>;

/** Why a score changed: how people scored, and who answered. */
export function ChangeSection(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly by: string;
  readonly onBy: (by: string) => void;
}) {
  const { metric, search, by, onBy } = props;
  const { t } = useTranslation('reports');
  const { workspace } = useSession();
  const { options } = useDimensions();
  const query = { ...filterOf(search, workspace.time_zone), metric, by };
  const { data, error, isPending, isError, refetch } = useQuery({
    queryKey: ['metrics', 'change', query],
    queryFn: () => dataOf(api.GET('/v1/reports/change', { params: { query } })),
  });
  const [isExplained, setExplained] = useState(false);
  const explanation = useQuery({
    queryKey: ['metrics', 'explain-change', query],
    queryFn: () => dataOf(api.GET('/v1/reports/change/explain', { params: { query } })),
    enabled: isExplained,
  });
  return (
    <Section
      id="change"
      title={t('change.title')}
      more={
        <Select
          size="xs"
          className="not-print"
          aria-label={t('change.by')}
          data={options()}
          value={by}
          onChange={(value) => value !== null && onBy(value)}
          allowDeselect={false}
          w={170}
        />
      }
    >
      {isPending && <LoadingShapes rows={3} />}
      {isError && <ErrorInPlace error={error} what={t('change.error')} retry={() => void refetch()} />}
      {data?.refusal && <Refusal reason={data.refusal} what={t('change.refused')} />}
      {data && data.refusal === null && <Body change={data} />}
      {data && (
        <SectionFoot
          {...(data.refusal === null ? { file: fileAddress('/v1/reports/change/export', query) } : {})}
          onExplain={() => setExplained(true)}
        />
      )}
      <ReportExplanation
        explanation={explanation}
        words={t('change.words')}
        nameOf={(step) => t(`change.step.${step as 'delta'}`, { defaultValue: step })}
        isOpen={isExplained}
        onClose={() => setExplained(false)}
      />
    </Section>
  );
}

function Body({ change }: { readonly change: Change }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { nameOf } = useDimensions();
  const { by, delta, within, within_interval: interval, mix, segments, earlier, later } = change;
  if (delta === null || within === null || mix === null) return null;
  const widest = Math.max(Math.abs(within), Math.abs(mix), 1);
  return (
    <>
      <p>
        {t('change.sentence', {
          change: format.change(delta),
          earlier: format.count(earlier.n),
          later: format.count(later.n),
        })}
      </p>
      <Shift name={t('change.within')} value={within} widest={widest} />
      <Shift name={t('change.mix')} value={mix} widest={widest} />
      {interval !== null && (
        <p className="least faint">
          {t('change.interval', { low: format.change(interval.low), high: format.change(interval.high) })}
        </p>
      )}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('change.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('change.column.who')}</th>
              <th scope="col">{t('change.column.before')}</th>
              <th scope="col">{t('change.column.now')}</th>
              <th scope="col">{t('change.within')}</th>
              <th scope="col">{t('change.mix')}</th>
            </tr>
          </thead>
          <tbody>
            {segments.slice(0, 12).map(({ segment, earlier: before, later: after, ...shift }) => (
              <tr key={segment ?? ''}>
                <th scope="row">
                  <bdi>{nameOf(by, segment)}</bdi>
                </th>
                <Reading reading={before} />
                <Reading reading={after} />
                <td>{format.change(shift.within)}</td>
                <td>{format.change(shift.mix)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A value with its interval and n; below 30 answers only n. */
function Reading({ reading: { n, value, interval } }: { readonly reading: Change['earlier'] }) {
  const format = useFormat();
  const isReliable = n >= 30 && value !== null && interval !== null;
  return (
    <td className={isReliable ? '' : 'faint'}>
      {isReliable ? `${format.score(value)} (${format.score(interval.low)} – ${format.score(interval.high)})` : '–'}, n{' '}
      {format.count(n)}
    </td>
  );
}

function Shift(props: { readonly name: string; readonly value: number; readonly widest: number }) {
  const { name, value, widest } = props;
  const { t } = useTranslation('reports');
  const format = useFormat();
  const width = (50 * Math.abs(value)) / widest;
  return (
    <div className={own.shift}>
      <span>{name}</span>
      <span className={own.bar} aria-hidden>
        <span
          className={value < 0 ? own.down : own.up}
          style={value < 0 ? { right: '50%', width: `${width}%` } : { left: '50%', width: `${width}%` }}
        />
      </span>
      <b>{t('change.points', { value: format.change(value) })}</b>
    </div>
  );
}
