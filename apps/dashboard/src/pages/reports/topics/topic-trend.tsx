import { ChartTable, TrendChart } from '@hearback/charts';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { AnnotationList } from '../../../parts/metrics/annotation-list.js';
import { annotationsQuery } from '../../../parts/metrics/annotations.js';
import classes from '../../../parts/metrics/trend-figure.module.css';
import { eventsOf } from '../../../parts/metrics/trend-parts.js';
import { Section } from '../../../parts/page.js';
import { useShareText } from '../response-rates/share-text.js';
import type { TopicDetail } from './topics-queries.js';
import type { TopicsSearch } from './topics-search.js';

const WEEK_MS = 7 * 86_400_000;

/** Comments of a week below which its share is drawn hollow. */
const RELIABLE = 30;

/** Weeks that a phone has room for. */
const ON_PHONE = 8;

/** How often a topic is named, by week, with what happened. */
export function TopicTrend({ detail, search }: { readonly detail: TopicDetail; readonly search: TopicsSearch }) {
  const { t } = useTranslation('topics');
  const { t: ofParts } = useTranslation('parts');
  const format = useFormat();
  const text = useShareText();
  const isPhone = useMediaQuery('(max-width: 700px)') ?? false;
  const { ref, width } = useElementSize();
  const isTable = search.table === true;
  const all = detail.weeks.map(({ from, share }, i) => {
    const to = detail.weeks[i + 1]?.from ?? new Date(Date.parse(from) + WEEK_MS).toISOString();
    return { from, to, share, isRunning: Date.parse(to) > Date.now() };
  });
  const weeks = isPhone && !isTable ? all.slice(-ON_PHONE) : all;
  const span = {
    from: weeks[0]?.from ?? detail.from,
    to: weeks.at(-1)?.to ?? detail.to,
    time_zone: detail.time_zone,
  };
  const annotations = useQuery(annotationsQuery(span, search.touchpoint)).data?.data ?? [];
  const name = t('trend.title', { topic: detail.topic.name });
  const last = weeks.findLast(({ share }) => share.value !== null)?.share;
  return (
    <Section
      id="by-week"
      title={<bdi>{name}</bdi>}
      more={
        <Link
          to="/reports/topics"
          search={{ ...search, topic: detail.topic.id, table: isTable ? undefined : true }}
          resetScroll={false}
          className="link not-print"
        >
          {t(isTable ? 'trend.chart' : 'trend.table')}
        </Link>
      }
    >
      <p className="least faint">{t('trend.what')}</p>
      {isTable ? (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={name}>
          <ChartTable
            className={classes.table}
            caption={name}
            columns={[
              t('trend.week'),
              t('table.share'),
              ofParts('trend.interval'),
              t('trend.named'),
              t('trend.comments'),
              ofParts('trend.note'),
            ]}
            rows={weeks.map(({ from, share, isRunning }) => ({
              key: from,
              cells: [
                format.day(from),
                text.rate(share),
                text.interval(share),
                format.count(share.hits),
                format.count(share.n),
                [share.n > 0 && share.n < RELIABLE ? ofParts('trend.few') : '', isRunning ? t('trend.running') : '']
                  .filter(Boolean)
                  .join(', '),
              ],
            }))}
          />
        </div>
      ) : (
        <figure className={classes.figure} ref={ref}>
          <TrendChart
            scale="share"
            label={
              last === undefined
                ? ofParts('trend.labelNoEnd', { name })
                : ofParts('trend.label', { name, value: text.rate(last), interval: text.interval(last) })
            }
            buckets={weeks.map(({ from }) => format.day(from))}
            series={[
              {
                key: 'share',
                points: weeks.map(({ share: { value, interval, n }, isRunning }) => ({
                  value: value === null ? null : 100 * value,
                  low: interval === null ? null : 100 * interval.low,
                  high: interval === null ? null : 100 * interval.high,
                  n,
                  reliable: n >= RELIABLE,
                  partial: isRunning,
                })),
              },
            ]}
            methodRules={[]}
            events={eventsOf(annotations, weeks, detail.time_zone)}
            nLabel="n"
            end={
              last === undefined || last.n < RELIABLE ? null : { value: text.rate(last), interval: text.interval(last) }
            }
            width={width === 0 ? undefined : Math.round(width)}
            height={isPhone ? 250 : undefined}
          />
          <figcaption className="least faint">{t('trend.caption')}</figcaption>
        </figure>
      )}
      <AnnotationList annotations={annotations} touchpoint={search.touchpoint} />
    </Section>
  );
}
