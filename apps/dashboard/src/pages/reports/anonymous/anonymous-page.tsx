import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { anonymousReportQuery, anonymousReportsQuery, type AnonymousReport } from './anonymous-queries.js';
import { CommentsSection } from './comments-section.js';
import { GroupsTable } from './groups-table.js';
import { useSurveyWords } from './survey-words.js';
import { TotalsTable } from './totals-table.js';
import classes from './anonymous.module.css';

// The words that all reports share.
await loadArea('reports');

const ROUTE = '/signed-in/reports/anonymous/$surveyId';

/** The reports of an anonymous survey: one period that is over, and one question at a time. */
export function AnonymousPage() {
  const { t } = useTranslation('anonymous');
  const format = useFormat();
  const { surveyId } = useParams({ from: ROUTE });
  const search = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: '/reports/anonymous/$surveyId' });
  const list = useQuery(anonymousReportsQuery(surveyId));
  const words = useSurveyWords(surveyId);
  const periods = list.data?.data ?? [];
  const chosen = periods.find(({ id }) => id === search.report) ?? periods[0];
  const by = chosen?.breakdowns.find((each) => each === search.by) ?? chosen?.breakdowns[0];
  const report = useQuery({ ...anonymousReportQuery(chosen?.id ?? '', by), enabled: chosen !== undefined });
  const file = chosen && fileAddress(`/v1/anonymous-reports/${chosen.id}/export`, by === undefined ? {} : { by });
  const failed = list.error ?? report.error;
  return (
    <ReportFrame
      title={words.name ?? t('title')}
      file={file}
      filters={
        chosen !== undefined && (
          <Select
            size="xs"
            aria-label={t('period')}
            data={periods.map(({ id, from, to }) => ({
              value: id,
              label: `${format.calendarDay(from)} – ${format.calendarDay(lastDayOf(to))}`,
            }))}
            value={chosen.id}
            onChange={(value) => void navigate({ search: { ...search, report: value ?? undefined }, replace: true })}
            allowDeselect={false}
            w={240}
          />
        )
      }
    >
      {failed !== null && <ErrorInPlace error={failed} what={t('error')} retry={() => void list.refetch()} />}
      {failed === null && (list.isPending || (chosen !== undefined && report.isPending)) && <LoadingShapes rows={6} />}
      {list.isSuccess && chosen === undefined && <Empty text={t('empty')} />}
      {report.data !== undefined && (
        <Body
          report={report.data}
          by={by}
          measure={search.measure}
          words={words}
          onChange={(change) => void navigate({ search: { ...search, ...change }, replace: true })}
        />
      )}
    </ReportFrame>
  );
}

function Body(props: {
  readonly report: AnonymousReport;
  readonly by: string | undefined;
  readonly measure: string | undefined;
  readonly words: ReturnType<typeof useSurveyWords>;
  readonly onChange: (change: { readonly by?: string; readonly measure?: string }) => void;
}) {
  const { t } = useTranslation('anonymous');
  const { report, by, words, onChange } = props;
  const measure = report.numbers.find(({ question }) => question === props.measure) ?? report.numbers[0];
  if (report.people === null) return <Empty text={t('few')} />;
  const judged = report.numbers.filter(({ verdict }) => verdict !== null);
  const changed = judged.filter(({ verdict }) => verdict === 'up' || verdict === 'down');
  const questions = changed.map(({ question }) => words.question(question)).join(', ');
  const change = judged.length === 0 ? null : t(changed.length === 0 ? 'unchanged' : 'changed', { questions });
  return (
    <>
      <div className={classes.headline}>
        <h2 className="lead">{t('headline', { count: report.people })}</h2>
        <p>{change}</p>
        <p className="muted">{t('promise')}</p>
      </div>
      <Section id="all" title={t('all')}>
        <TotalsTable numbers={report.numbers} questionOf={words.question} />
      </Section>
      {by !== undefined && measure !== undefined && (
        <Section id="groups" title={t('groups')}>
          <div className={`not-print ${classes.choices}`}>
            <Select
              label={t('by')}
              data={report.breakdowns.map((value) => ({ value, label: words.question(value) }))}
              value={by}
              onChange={(value) => onChange({ by: value ?? undefined })}
              allowDeselect={false}
            />
            <Select
              label={t('measure')}
              data={report.numbers.map(({ question }) => ({ value: question, label: words.question(question) }))}
              value={measure.question}
              onChange={(value) => onChange({ measure: value ?? undefined })}
              allowDeselect={false}
            />
          </div>
          <GroupsTable report={report} measure={measure.question} choiceOf={words.choice} />
          <p className="small muted">{t('oneAtATime')}</p>
        </Section>
      )}
      <CommentsSection comments={report.comments} questionOf={words.question} />
    </>
  );
}

/** The last day of a period that ends before this one. */
function lastDayOf(to: string): string {
  return new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
}
