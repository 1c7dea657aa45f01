import { Button, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { PeriodPicker } from '../../../parts/metrics/period-picker.js';
import { TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { QuestionSection } from './question-section.js';
import { explainQuestionsQuery, questionsQuery, questionsQueryOf, type QuestionsReport } from './questions-queries.js';
import { questionsSearch, type QuestionsSearch } from './questions-search.js';
import own from './questions.module.css';
import { SplitSection } from './split-section.js';
import { useQuestionWords } from './use-question-words.js';
import { useShownSurvey } from './use-shown-survey.js';

// The words that all reports share.
await loadArea('reports');

/** What was chosen, ranked and counted in a survey, question by question. */
export function QuestionsPage() {
  const { t } = useTranslation('questions');
  const { workspace } = useSession();
  const search = questionsSearch(useSearch({ from: '/signed-in/reports/questions' }));
  const navigate = useNavigate({ from: '/reports/questions' });
  const change = (changed: QuestionsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), resetScroll: false });
  const queries = useQueryClient();
  const { surveys, surveyId, ...shownSurvey } = useShownSurvey(search.survey, 'questions', async (survey) => {
    const report = await queries.fetchQuery(questionsQuery(questionsQueryOf(search, survey, workspace.time_zone)));
    return hasAnswersIn(report);
  });
  const query = questionsQueryOf(search, surveyId ?? '', workspace.time_zone);
  const report = useQuery({ ...questionsQuery(query), enabled: surveyId !== undefined });
  const explanation = useQuery({
    ...explainQuestionsQuery(query),
    enabled: search.explain === true && surveyId !== undefined,
  });
  const shown = { ...search, ...(surveyId === undefined ? {} : { survey: surveyId }) };
  const words = useQuestionWords(surveyId);
  const hasAnswers = report.data !== undefined && hasAnswersIn(report.data);
  return (
    <ReportFrame
      title={t('title')}
      {...(report.data === undefined || !hasAnswers
        ? {}
        : {
            view: {
              report: 'questions',
              search: shown,
              questions: report.data.questions.map(({ question }) => ({
                value: question,
                label: words.question(question),
              })),
            },
          })}
      {...(hasAnswers ? { file: fileAddress('/v1/reports/questions/export', query) } : {})}
      filters={
        <>
          <Select
            aria-label={t('survey')}
            data={surveys.map(({ id, name }) => ({ value: id, label: name }))}
            value={surveyId ?? null}
            onChange={(survey) => change({ survey: survey ?? undefined, question: undefined, group: undefined })}
            allowDeselect={false}
            w={260}
          />
          <PeriodPicker search={search} onChoose={(days) => change({ days, from: undefined, to: undefined })} />
        </>
      }
    >
      {(shownSurvey.isPending || (surveyId !== undefined && report.isPending)) && <LoadingShapes rows={6} />}
      {report.isError && <ErrorInPlace error={report.error} what={t('error')} retry={() => void report.refetch()} />}
      {shownSurvey.isEmpty && (
        <Empty
          text={t('empty')}
          action={<Button renderRoot={(props) => <Link to="/surveys" {...props} />}>{t('emptyButton')}</Button>}
        />
      )}
      {report.data !== undefined && !hasAnswers && <Empty text={t('noAnswers')} />}
      {report.data !== undefined && hasAnswers && (
        <div className={own.questions}>
          <p>
            {t('lead')}{' '}
            <Button variant="default" size="xs" className="not-print" onClick={() => change({ explain: true })}>
              {t('explanation.title', { ns: 'parts' })}
            </Button>
          </p>
          {search.question !== undefined && (
            <p className="not-print">
              <TextLink to="/reports/questions" search={{ ...search, question: undefined, group: undefined }}>
                {t('all')}
              </TextLink>
            </p>
          )}
          {report.data.questions.map((numbers) => (
            <QuestionSection key={numbers.question} numbers={numbers} words={words} search={shown} />
          ))}
          {report.data.split !== null && <SplitSection split={report.data.split} words={words} onChange={change} />}
        </div>
      )}
      <ReportExplanation
        explanation={explanation}
        words={t('words')}
        nameOf={(step) => step}
        digits={4}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}

function hasAnswersIn({ questions }: QuestionsReport): boolean {
  return questions.some(({ n }) => n > 0);
}
