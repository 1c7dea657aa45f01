import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  ClipboardList,
  Handshake,
  ListTodo,
  Mail,
  MailX,
  Merge,
  MessageSquare,
  Package,
  ShieldCheck,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { historyQuery } from '../inbox/inbox-queries.js';
import { TimelineLine } from './timeline-line.js';
import { timelineQuery, type Shown, type TimelineEntry } from './timeline-queries.js';
import classes from './customers.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

const ICONS = {
  asked: Mail,
  not_asked: MailX,
  answered: ClipboardList,
  task: ListTodo,
  message: MessageSquare,
  promise: Handshake,
  mail_failed: MailX,
  consent: ShieldCheck,
  event: Package,
  merge: Merge,
} as const satisfies Readonly<Record<TimelineEntry['kind'], typeof Mail>>;

/** What happened with a customer, newest first: all of it, or what was chosen. */
export function Timeline({ externalId, show }: { readonly externalId: string; readonly show: Shown | undefined }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const list = useInfiniteQuery(timelineQuery(externalId, show));
  const { data: answers } = useQuery(historyQuery(externalId));
  const entries = list.data?.pages.flatMap(({ data }) => data) ?? [];
  if (list.isPending) return <LoadingShapes />;
  if (list.isError)
    return <ErrorInPlace error={list.error} what={t('whole.timelineFailed')} retry={() => void list.refetch()} />;
  if (entries.length === 0) return <p className="muted">{t('nothingHappened')}</p>;
  return (
    <>
      <ol className={classes.timeline} aria-label={t('timeline')}>
        {entries.map((entry) => {
          const answer = answers?.data.find(({ id }) => id === entry.response_id);
          const Icon = ICONS[entry.kind];
          return (
            <li key={entry.id}>
              <time className="num small faint" dateTime={entry.at} title={format.exact(entry.at)}>
                {format.day(entry.at)}
              </time>
              <span className={`${classes.dot} ${answer?.level === 'low' ? classes.low : ''}`}>
                <Icon {...ICON} />
              </span>
              <div>
                <TimelineLine entry={entry} answer={answer} externalId={externalId} />
              </div>
            </li>
          );
        })}
      </ol>
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('whole.earlier')}
          </Button>
        </div>
      )}
    </>
  );
}
