import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { useNames } from '../../../parts/customer-names.js';
import { usePeriodText } from '../../../parts/metrics/period-picker.js';
import { TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { Answer, useResponses } from '../answer-row.js';
import { ReportFrame } from '../report-frame.js';
import classes from '../reports.module.css';
import { questionsQueryOf, useSurveysWithQuestions } from './questions-queries.js';
import { questionsSearch } from './questions-search.js';
import { useQuestionWords } from './use-question-words.js';

await loadArea('reports');

/** Exactly the responses behind a share, a place or a bar. */
export function QuestionAnswersPage() {
  const { t } = useTranslation('questions');
  const { t: ofReports } = useTranslation('reports');
  const { workspace } = useSession();
  const periodText = usePeriodText();
  const search = questionsSearch(useSearch({ from: '/signed-in/reports/questions/answers' }));
  const surveys = useSurveysWithQuestions();
  const { survey = surveys.data?.[0]?.id ?? '', question = '', choice, row, min, max, ...rest } = search;
  const words = useQuestionWords(survey === '' ? undefined : survey);
  const chosen = {
    ...(choice && { choice }),
    ...(row && { row }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
  const query = { ...questionsQueryOf(rest, survey, workspace.time_zone), question, ...chosen, limit: 20 };
  const answers = useInfiniteQuery({
    queryKey: ['metrics', 'question-answers', query],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/reports/questions/responses', {
          params: { query: pageParam === null ? query : { ...query, cursor: pageParam } },
        }),
      ),
    enabled: survey !== '',
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const rows = answers.data?.pages.flatMap(({ data }) => data) ?? [];
  const responses = useResponses(rows.map(({ id }) => id));
  const names = useNames([...responses.values()]);
  const what = [
    words.question(question),
    row && words.row(question, row),
    choice && words.choice(question, choice),
    min === undefined ? undefined : max === undefined || max - min === 1 ? String(min) : `${min} – ${max}`,
  ].filter((part) => part !== undefined && part !== '');
  return (
    <ReportFrame title={t('answers.title')}>
      <p className="muted">
        <bdi>{what.join(' · ')}</bdi> · {periodText(search)} ·{' '}
        <TextLink to="/reports/questions" search={{ ...rest, survey }}>
          {ofReports('answers.back')}
        </TextLink>
      </p>
      {answers.isPending && <LoadingShapes rows={6} />}
      {answers.isError && (
        <ErrorInPlace error={answers.error} what={ofReports('answers.error')} retry={() => void answers.refetch()} />
      )}
      {answers.data && rows.length === 0 && <Empty text={ofReports('answers.none')} />}
      <ol className={classes.answers}>
        {rows.map((counted) => (
          <Answer key={counted.id} counted={counted} response={responses.get(counted.id)} names={names} />
        ))}
      </ol>
      {answers.hasNextPage && (
        <div>
          <Button variant="default" loading={answers.isFetchingNextPage} onClick={() => void answers.fetchNextPage()}>
            {ofReports('answers.more')}
          </Button>
        </div>
      )}
    </ReportFrame>
  );
}
