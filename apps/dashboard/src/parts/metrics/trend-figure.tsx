import { ChartTable, TrendChart } from '@hearback/charts';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { annotationsQuery } from './annotations.js';
import { scaleOf, useMetricTexts } from './metric-texts.js';
import classes from './trend-figure.module.css';
import { byTime, eventsOf, lastBuckets, methodRules, pointsOf, type Bucket, type Trend } from './trend-parts.js';

/** Buckets that a phone has room for. */
const ON_PHONE = 9;

/** Loaded after the chart. */
const AnnotationList = lazy(async () => ({ default: (await import('./annotation-list.js')).AnnotationList }));

/** A metric over time as a chart, or as a table of the same numbers. */
export function TrendFigure(props: {
  readonly trend: Trend;
  /** What the chart shows, such as `NPS by week`. */
  readonly name: string;
  readonly touchpoint?: string;
  readonly isTable: boolean;
  /** What the score should reach: a dashed line. */
  readonly goal?: number | null;
  /** The link to the answers of a bucket. */
  readonly answers: (bucket: Bucket, text: string) => ReactNode;
}) {
  const { trend, name, isTable, goal = null, answers } = props;
  const { t } = useTranslation('parts');
  const { value, range } = useMetricTexts();
  const format = useFormat();
  const isPhone = useMediaQuery('(max-width: 700px)') ?? false;
  const { ref, width } = useElementSize();
  // A trend is shown without what happened if that does not load.
  const annotations = useQuery(annotationsQuery(trend, props.touchpoint)).data?.data ?? [];
  const notes = (
    <Suspense>
      <AnnotationList annotations={annotations} touchpoint={props.touchpoint} />
    </Suspense>
  );
  const { metric, interval, time_zone: zone } = trend;
  const all = byTime(trend.series);
  const series = isPhone && !isTable ? lastBuckets(all, ON_PHONE) : all;
  const buckets = series[0]?.buckets ?? [];
  const textOf = ({ from }: Bucket) => (interval === 'hour' ? format.moment(from) : format.day(from));
  if (isTable)
    return (
      <>
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={name}>
          <ChartTable
            className={classes.table}
            caption={name}
            columns={['period', 'score', 'interval', 'answers', 'note'].map((key) =>
              t(`trend.${key}` as 'trend.period'),
            )}
            rows={series.flatMap(({ method_version, buckets: ownBuckets }) =>
              ownBuckets
                .filter(({ n }) => n > 0 || series.length === 1)
                .map((bucket) => ({
                  key: `${method_version} ${bucket.from}`,
                  cells: [
                    textOf(bucket),
                    bucket.value === null ? '–' : value(metric, bucket.value),
                    bucket.interval === null ? '–' : t('trend.range', range(bucket.interval)),
                    bucket.n === 0 ? '0' : answers(bucket, format.count(bucket.n)),
                    [bucket.reliable || bucket.n === 0 ? '' : t('trend.few'), bucket.partial ? t('trend.partial') : '']
                      .filter(Boolean)
                      .join(', '),
                  ],
                })),
            )}
          />
        </div>
        {notes}
      </>
    );
  const last = series.at(-1)?.buckets.findLast(({ n }) => n > 0);
  const end =
    last === undefined || last.value === null || last.interval === null || !last.reliable
      ? null
      : {
          value: value(metric, last.value),
          // Thin spaces keep the dash apart from a minus.
          interval: `${format.score(last.interval.low)}${last.interval.low < 0 ? '\u2009–\u2009' : '–'}${format.score(last.interval.high)}`,
        };
  const target = goal === null ? '' : ` ${t('trend.goal', { value: value(metric, goal) })}`;
  const label = end === null ? t('trend.labelNoEnd', { name }) : t('trend.label', { name, ...end });
  return (
    <figure className={classes.figure} ref={ref}>
      <TrendChart
        scale={scaleOf(metric)}
        label={`${label}${target}`}
        buckets={buckets.map(textOf)}
        series={pointsOf(series)}
        methodRules={methodRules(series, t('trend.newMethod'))}
        events={eventsOf(annotations, buckets, zone)}
        goal={goal}
        nLabel="n"
        end={end}
        width={width === 0 ? undefined : Math.round(width)}
        height={isPhone ? 250 : undefined}
      />
      <figcaption className="least faint">
        {t('trend.caption')}
        {target}
      </figcaption>
      {notes}
    </figure>
  );
}
