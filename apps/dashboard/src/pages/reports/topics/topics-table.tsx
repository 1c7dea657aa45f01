import { IntervalBar } from '@hearback/charts';
import { Link } from '@tanstack/react-router';
import { Shield } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import classes from '../reports.module.css';
import { useShareText } from '../response-rates/share-text.js';
import { TopicVerdict } from './topic-verdict.js';
import type { ReportedTopic, TopicsReport } from './topics-queries.js';
import { TextLink } from '../../../parts/small.js';
import { answersOf, type TopicsSearch } from './topics-search.js';
import own from './topics.module.css';

/** The least comments for a share that is drawn as known. */
const RELIABLE = 30;

/** Words of a topic that are written below its name. */
const WORDS = 4;

/** Topics, most named first, each with the period before. Those of fewer than eight comments have no numbers. */
export function TopicsTable(props: {
  readonly report: TopicsReport;
  readonly search: TopicsSearch;
  readonly chosen: string | undefined;
}) {
  const { report, search, chosen } = props;
  const { t } = useTranslation('topics');
  const text = useShareText();
  const ends = report.topics.flatMap(({ share, previous }) => [
    share?.interval?.high ?? 0,
    previous?.interval?.high ?? 0,
  ]);
  const scale = Math.min(1, Math.ceil(Math.max(0.1, ...ends) * 10) / 10);
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('table.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('table.topic')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('table.share')}</th>
            <th scope="col">{t('table.bar', { high: text.share(scale) })}</th>
            <th scope="col">{t('table.unhappy')}</th>
            <th scope="col">{t('table.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {report.topics.map((topic) => (
            <Row
              key={topic.topic.id}
              topic={topic}
              period={report}
              search={search}
              scale={scale}
              isChosen={topic.topic.id === chosen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly topic: ReportedTopic;
  readonly period: Pick<TopicsReport, 'from' | 'to'>;
  readonly search: TopicsSearch;
  readonly scale: number;
  readonly isChosen: boolean;
}) {
  const { topic, period, search, scale, isChosen } = props;
  const { t } = useTranslation('topics');
  const {
    hidden,
    share,
    topic: { id, name, terms },
  } = topic;
  const words = terms.slice(0, WORDS).map(({ text }) => text);
  return (
    <tr className={hidden ? classes.grey : isChosen ? own.chosen : ''}>
      <th scope="row">
        <Link
          to="/reports/topics"
          search={{ ...search, topic: id }}
          resetScroll={false}
          className={own.name}
          aria-current={isChosen ? 'true' : undefined}
        >
          <bdi>{name}</bdi>
        </Link>
        <span className={own.words}>
          <bdi>{words.join(', ')}</bdi>
        </span>
      </th>
      {hidden || share === null ? (
        <>
          <td>
            <Shield size={14} strokeWidth={1.75} aria-hidden />
          </td>
          <td colSpan={3}>{t('table.hidden')}</td>
        </>
      ) : (
        <Numbers topic={topic} share={share} scale={scale} answers={answersOf({ topic_id: id }, search, period)} />
      )}
      <td>
        <TopicVerdict topic={topic} />
      </td>
    </tr>
  );
}

function Numbers(props: {
  readonly topic: ReportedTopic;
  readonly share: NonNullable<ReportedTopic['share']>;
  readonly scale: number;
  readonly answers: ReturnType<typeof answersOf>;
}) {
  const { topic, share, scale, answers } = props;
  const { t } = useTranslation('topics');
  const format = useFormat();
  const text = useShareText();
  const { previous, unhappy, unhappy_needs: needs } = topic;
  const at = (rate: ReportedTopic['share']) =>
    rate === null || rate.value === null || rate.interval === null
      ? null
      : {
          value: (100 * rate.value) / scale,
          low: (100 * rate.interval.low) / scale,
          high: (100 * rate.interval.high) / scale,
        };
  return (
    <>
      <td>
        <TextLink to="/inbox" search={answers}>
          {format.count(share.hits)}
        </TextLink>
      </td>
      <td>
        <b>{text.rate(share)}</b>
      </td>
      <td className={classes.barCell}>
        <IntervalBar
          scale="share"
          now={at(share)}
          before={at(previous)}
          reliable={share.n >= RELIABLE}
          label={t('table.barLabel', {
            share: text.rate(share),
            interval: text.interval(share),
            before: previous === null ? '–' : text.rate(previous),
          })}
        />
      </td>
      <td>
        <span className={own.phoneLabel}>{t('table.unhappy')} </span>
        {unhappy === null ? (
          <span className="faint">{t('table.needs', { count: needs, n: format.count(needs) })}</span>
        ) : (
          <>
            {text.rate(unhappy)} <span className="least faint">{text.interval(unhappy)}</span>
          </>
        )}
      </td>
    </>
  );
}
