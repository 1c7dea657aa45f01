import { useNames } from '../../parts/customer-names.js';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { NewItems } from '../../live/new-items.js';
import { useLiveList } from '../../live/use-live-list.js';
import { Page } from '../../parts/page.js';
import { AnswerList } from './answer-list.js';
import { BulkBar } from './bulk-bar.js';
import { ContextPane } from './context-pane.js';
import { Dialogs, type Dialog } from './dialogs.js';
import { FilterBar } from './filter-bar.js';
import { conditionsOf, readInboxSearch, type InboxSearch } from './inbox-search.js';
import { answersQuery, countQuery } from './inbox-queries.js';
import { KeyHints } from './key-hints.js';
import { ListTools } from './list-tools.js';
import { ReadingPane } from './reading-pane.js';
import { useInboxKeys } from './use-inbox-keys.js';
import { useSelection } from './use-selection.js';
import classes from './inbox.module.css';

/** Answers: a list with filters, the one that is open, and who gave it. The address says all of it. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const search = readInboxSearch({ ...useSearch({ from: '/signed-in/inbox' }) });
  const navigate = useNavigate({ from: '/inbox' });
  const mayWrite = useMay('responses:write');
  const [dialog, setDialog] = useState<Dialog>();
  const isBeside = useMediaQuery('(min-width: 701px)') ?? false;
  const { answer: chosen, order = 'desc', ...filter } = search;
  const filterText = JSON.stringify(filter);
  // The end of "the last days" is fixed while the filter stays, so that it is one list and not a new one at each drawing.
  const conditions = useMemo(() => conditionsOf(JSON.parse(filterText) as InboxSearch, new Date()), [filterText]);
  const list = useInfiniteQuery(answersQuery(conditions, order));
  const { data: count } = useQuery(countQuery(conditions));
  const answers = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);
  // Beside a list, the first answer is open as long as none is chosen; the address stays that of the list.
  const open = chosen ?? (isBeside ? answers[0]?.id : undefined);
  const names = useNames(answers);
  const selection = useSelection(answers);
  const shown = useMemo(() => answers.map(({ id }) => id), [answers]);
  const live = useLiveList('response', shown);

  const go = (change: Partial<InboxSearch>, replace = false) =>
    void navigate({ search: (before: InboxSearch) => clean({ ...before, ...change }), replace });
  const openAnswer = (id: string | undefined) => go({ answer: id }, chosen !== undefined && id !== undefined);
  const acted = selection.ids.length > 0 ? selection.ids : open === undefined ? [] : [open];
  const position = answers.findIndex(({ id }) => id === open);
  useInboxKeys({ answers, position, acted, openAnswer, selection, setDialog, mayWrite });

  const total = count && `${format.count(count.count)}${count.more ? '+' : ''}`;
  return (
    <Page
      isFull
      title={t('title')}
      heading={
        <>
          {t('title')} <span className="num small faint">{total}</span>
        </>
      }
      actions={<ListTools search={search} go={go} answers={answers} position={position} openAnswer={openAnswer} />}
    >
      <div className={`${classes.columns} ${chosen === undefined ? '' : classes.isReading}`}>
        <section className={classes.list} aria-label={t('list')}>
          <FilterBar search={search} go={go} />
          <NewItems of="answers" waiting={live.waiting} show={live.show} />
          {selection.ids.length > 0 && mayWrite && <BulkBar selection={selection} setDialog={setDialog} />}
          <AnswerList list={list} answers={answers} names={names} open={open} selection={selection} search={search} />
        </section>
        <ReadingPane
          id={open}
          names={names}
          mayWrite={mayWrite}
          setDialog={setDialog}
          close={() => openAnswer(undefined)}
          tagSearch={(tag) => go({ tag, answer: undefined })}
          topicSearch={(topic_id) => go({ topic_id, answer: undefined })}
        />
        <ContextPane id={open} names={names} />
      </div>
      <KeyHints mayWrite={mayWrite} />
      <Dialogs dialog={dialog} ids={acted} close={() => setDialog(undefined)} done={selection.clear} />
    </Page>
  );
}

/** The search without what is not set, so that addresses stay short. */
function clean(search: InboxSearch): InboxSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}
