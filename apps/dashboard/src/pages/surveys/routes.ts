import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The filters of the list. */
export interface SurveySearch {
  readonly search?: string | undefined;
  readonly status?: 'draft' | 'published' | 'closed' | undefined;
  readonly archived?: boolean | undefined;
}

export const surveysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/surveys',
  validateSearch: ({ search, status, archived }: Record<string, unknown>): SurveySearch => ({
    search: textOf(search),
    status: (['draft', 'published', 'closed'] as const).find((each) => each === status),
    archived: archived === true ? true : undefined,
  }),
  component: page('surveys', () => import('./list/surveys-page.js'), 'SurveysPage'),
});

const newSurveyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/surveys/new',
  component: page('surveys', () => import('./list/new-survey-page.js'), 'NewSurveyPage'),
});

const touchpointsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/surveys/touchpoints',
  component: page('surveys', () => import('./list/touchpoints-page.js'), 'TouchpointsPage'),
});

export const surveyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/surveys/$surveyId',
  component: page('surveys', () => import('./survey-layout.js'), 'SurveyLayout'),
});

/** The question that is edited, or `welcome` or `thanks`. */
export const questionsRoute = createRoute({
  getParentRoute: () => surveyRoute,
  path: '/',
  validateSearch: ({ at }: Record<string, unknown>): { at?: string | undefined } => ({ at: textOf(at) }),
  component: page('surveys', () => import('./questions/questions-page.js'), 'QuestionsPage'),
});

export const translationsRoute = createRoute({
  getParentRoute: () => surveyRoute,
  path: '/translations',
  validateSearch: ({ language }: Record<string, unknown>): { language?: string | undefined } => ({
    language: textOf(language),
  }),
  component: page('surveys', () => import('./translations/translations-page.js'), 'TranslationsPage'),
});

const shareRoute = createRoute({
  getParentRoute: () => surveyRoute,
  path: '/share',
  component: page('surveys', () => import('./share/share-page.js'), 'SharePage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => surveyRoute,
  path: '/settings',
  component: page('surveys', () => import('./share/survey-settings-page.js'), 'SurveySettingsPage'),
});

export const versionsRoute = createRoute({
  getParentRoute: () => surveyRoute,
  path: '/versions',
  validateSearch: ({ version }: Record<string, unknown>): { version?: number | undefined } => ({
    version: typeof version === 'number' ? version : undefined,
  }),
  component: page('surveys', () => import('./versions/versions-page.js'), 'VersionsPage'),
});

export const surveysRoutes = [
  surveysRoute,
  newSurveyRoute,
  touchpointsRoute,
  surveyRoute.addChildren([questionsRoute, translationsRoute, shareRoute, settingsRoute, versionsRoute]),
] as const;
