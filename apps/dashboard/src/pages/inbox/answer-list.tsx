import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { AnswerRow } from './answer-row.js';
import type { Answer } from './inbox-queries.js';
import type { InboxSearch } from './inbox-search.js';
import type { Selection } from './use-selection.js';
import classes from './inbox.module.css';

/** The answers, page by page: the next page is read before its place is reached. */
export function AnswerList(props: {
  readonly list: UseInfiniteQueryResult;
  readonly answers: readonly Answer[];
  readonly names: ReadonlyMap<string, string>;
  readonly open: string | undefined;
  readonly selection: Selection;
  readonly search: InboxSearch;
}) {
  const { t } = useTranslation('inbox');
  const { list, answers, names, open, selection, search } = props;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current === null || !hasNextPage || isFetchingNextPage) return undefined;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) void fetchNextPage();
      },
      { rootMargin: '1200px' },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, answers.length]);
  if (list.isPending) return <LoadingShapes rows={8} />;
  if (list.isError && answers.length === 0)
    return <ErrorInPlace error={list.error} what={t('listFailed')} retry={() => void list.refetch()} />;
  if (answers.length === 0) {
    const isFiltered = Object.keys(search).some((name) => name !== 'answer' && name !== 'order');
    return <Empty text={t(isFiltered ? 'nothingFound' : 'nothingYet')} />;
  }
  return (
    <div className={classes.rows}>
      <ul>
        {answers.map((answer) => (
          <AnswerRow
            key={answer.id}
            answer={answer}
            names={names}
            isOpen={answer.id === open}
            isTicked={selection.has(answer.id)}
            toggle={selection.toggle}
            search={search}
          />
        ))}
      </ul>
      <div ref={end} className={classes.end}>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}
