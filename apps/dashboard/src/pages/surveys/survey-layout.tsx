import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { translated } from './draft/definition.js';
import { DraftProvider, useSurveyDraft } from './draft/use-draft-of-survey.js';
import { SurveyTop } from './survey-top.js';
import classes from './editor.module.css';
import { Conflict } from './draft/conflict.js';
import { lintQuery, surveyQuery } from './survey-queries.js';

/** A survey: its parts as tabs around one draft. */
export function SurveyLayout() {
  const { t } = useTranslation('surveys');
  const { surveyId } = useParams({ from: '/signed-in/surveys/$surveyId' });
  const { data, error, refetch } = useQuery({ ...surveyQuery(surveyId), refetchOnWindowFocus: false });
  if (error !== null && data === undefined) {
    return (
      <Page title={t('title')}>
        <ErrorInPlace error={error} what={t('editor.failed')} retry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={t('title')}>
        <LoadingShapes />
      </Page>
    );
  }
  return (
    <DraftProvider key={surveyId} survey={data}>
      <Parts />
    </DraftProvider>
  );
}

function Parts() {
  const { t } = useTranslation('surveys');
  const { survey, content, state } = useSurveyDraft();
  const params = { surveyId: survey.id };
  const { data: report } = useQuery({ ...lintQuery(survey.id, survey.revision), placeholderData: (last) => last });
  const { languages, default_language: own } = content.definition;
  const left = languages
    .filter((language) => language !== own)
    .map((language) => translated(content.definition, language))
    .reduce((sum, { done, all }) => sum + all - done, 0);
  const tab = { className: classes.tab, activeProps: { 'aria-current': 'page' as const }, params };
  const seconds = report?.seconds.find(({ language }) => language === own)?.longest;
  return (
    <SurveyTop>
      <div className={classes.sub}>
        <nav className={classes.tabs} aria-label={t('tabs.label')}>
          <Link {...tab} to="/surveys/$surveyId" activeOptions={{ exact: true, includeSearch: false }}>
            {t('tabs.questions')}
          </Link>
          <Link {...tab} to="/surveys/$surveyId/translations">
            {t('tabs.translations')}{' '}
            {left > 0 && <span className={classes.count}>{t('tabs.left', { count: left })}</span>}
          </Link>
          <Link {...tab} to="/surveys/$surveyId/settings">
            {t('tabs.settings')}
          </Link>
          <Link {...tab} to="/surveys/$surveyId/share">
            {t('tabs.share')}
          </Link>
          {survey.anonymous && (
            <Link {...tab} to="/reports/anonymous/$surveyId">
              {t('tabs.reports')}
            </Link>
          )}
          <Link {...tab} to="/surveys/$surveyId/versions">
            {t('tabs.versions')} {survey.version !== null && <span className={classes.count}>{survey.version}</span>}
          </Link>
        </nav>
        {report !== undefined && (
          <p className={`${classes.facts} not-phone`}>
            <span>{t('hints', { count: report.findings.length })}</span>
            {seconds !== undefined && <span>{t('seconds', { count: seconds })}</span>}
          </p>
        )}
      </div>
      {state === 'conflict' && <Conflict />}
      <Outlet />
    </SurveyTop>
  );
}
