import { Button, MultiSelect, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { PeriodPicker } from '../../../parts/metrics/period-picker.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useQuestionWords } from '../questions/use-question-words.js';
import { useShownSurvey } from '../questions/use-shown-survey.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { DriversBody } from './drivers-body.js';
import { driversQuery, driversQueryOf, explainDriversQuery, useDriverName } from './drivers-queries.js';
import { driversSearch, searchWithDays, type DriversSearch } from './drivers-search.js';

// The words that all reports share, and those of questions.
await Promise.all([loadArea('reports'), loadArea('questions')]);

/** What goes along with a score. */
export function DriversPage() {
  const { t } = useTranslation('drivers');
  const { workspace } = useSession();
  const search = searchWithDays(driversSearch(useSearch({ from: '/signed-in/reports/drivers' })));
  const navigate = useNavigate({ from: '/reports/drivers' });
  const change = (changed: DriversSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), resetScroll: false });
  const queries = useQueryClient();
  const { surveys, surveyId, ...shownSurvey } = useShownSurvey(search.survey, 'drivers', async (survey) => {
    const report = await queries.fetchQuery(driversQuery(driversQueryOf(search, survey, workspace.time_zone)));
    return report.refusal === null;
  });
  const query = driversQueryOf(search, surveyId ?? '', workspace.time_zone);
  const { data, error, isPending, isError, refetch } = useQuery({
    ...driversQuery(query),
    enabled: surveyId !== undefined,
  });
  const explanation = useQuery({
    ...explainDriversQuery(query),
    enabled: search.explain === true && surveyId !== undefined,
  });
  const words = useQuestionWords(surveyId);
  const nameOf = useDriverName(words);
  const file = fileAddress('/v1/reports/drivers/export', query);
  return (
    <ReportFrame
      title={t('title')}
      {...(surveyId === undefined ? {} : { view: { report: 'drivers', search: { ...search, survey: surveyId } } })}
      {...(data !== undefined && data.drivers.length > 0 ? { file } : {})}
      filters={
        <>
          <Select
            aria-label={t('survey')}
            data={surveys.map(({ id, name }) => ({ value: id, label: name }))}
            value={surveyId ?? null}
            onChange={(survey) => change({ survey: survey ?? undefined, outcome: undefined, predictors: undefined })}
            allowDeselect={false}
            w={220}
          />
          <Select
            aria-label={t('outcome')}
            data={data?.outcomes.map((value) => ({ value, label: words.question(value) })) ?? []}
            value={data?.outcome ?? null}
            onChange={(outcome) => change({ outcome: outcome ?? undefined, predictors: undefined })}
            allowDeselect={false}
            w={260}
          />
          <PeriodPicker search={search} onChoose={(days) => change({ days, from: undefined, to: undefined })} />
          <MultiSelect
            aria-label={t('predictors')}
            data={data?.candidates.map(({ key }) => ({ value: key, label: nameOf(key) })) ?? []}
            value={[...(data?.predictors ?? [])].filter((key) => data?.candidates.some((each) => each.key === key))}
            onChange={(keys) => change({ predictors: keys.length === 0 ? undefined : keys.join(',') })}
            w={420}
            maw="100%"
          />
        </>
      }
    >
      {(shownSurvey.isPending || (surveyId !== undefined && isPending)) && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {shownSurvey.isEmpty && (
        <Empty
          text={t('empty')}
          action={<Button renderRoot={(props) => <Link to="/surveys" {...props} />}>{t('emptyButton')}</Button>}
        />
      )}
      {data !== undefined && <DriversBody report={data} words={words} nameOf={nameOf} onChange={change} />}
      <ReportExplanation
        explanation={explanation}
        words={t('words')}
        nameOf={(step) => (step.includes(':') ? nameOf(step) : t(`step.${step as 'n'}`, { defaultValue: step }))}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}
