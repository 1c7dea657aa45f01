import { createRoute, notFound } from '@tanstack/react-router';
import { METRICS, type Metric } from '../../parts/metrics/metric-texts.js';
import { reportSearch, type ReportSearch } from '../../parts/metrics/report-search.js';
import { shellRoute } from '../../shell/shell-route.js';
import { asGiven } from '../as-given.js';
import { page } from '../lazy-page.js';
import { boardsRoutes } from './boards/routes.js';
import { mailingsRoutes } from './mailings/routes.js';
import type { FollowupsSearch } from './followups/followups-search.js';
import { ordersRoutes } from './orders/routes.js';
import { churnRoutes } from './churn/routes.js';
import { driversRoutes } from './drivers/routes.js';
import { questionsRoutes } from './questions/routes.js';
import { effectRoutes } from './effect/routes.js';
import { goalsRoutes } from './goals/routes.js';
import { moneyRoutes } from './money/routes.js';
import { topicsRoutes } from './topics/routes.js';
import { cohortSearch } from './response-rates/cohort-search.js';

/** The state of the journey in its address. */
export interface JourneySearch extends ReportSearch {
  readonly metric?: Metric;
}

function journeySearch(raw: Readonly<Record<string, unknown>>): JourneySearch {
  const metric = METRICS.find((known) => known === raw['metric']);
  return { ...reportSearch(raw), ...(metric === undefined ? {} : { metric }) };
}

/** Addresses with an unknown metric lead nowhere. */
function knownMetric({ params }: { readonly params: { readonly metric: string } }): void {
  // oxlint-disable-next-line typescript/only-throw-error -- how the router is told that nothing is there
  if (!METRICS.some((known) => known === params.metric)) throw notFound();
}

/** The state of an anonymous report in its address. */
export interface AnonymousSearch {
  readonly report?: string;
  /** The question by whose choices it is shown. */
  readonly by?: string;
  readonly measure?: string;
}

export const reportsRoutes = [
  ...ordersRoutes,
  ...churnRoutes,
  ...driversRoutes,
  ...questionsRoutes,
  ...moneyRoutes,
  ...topicsRoutes,
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    validateSearch: reportSearch,
    component: page('reports', () => import('./all-scores-page.js'), 'AllScoresPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/journey',
    validateSearch: journeySearch,
    component: page('reports', () => import('./journey-page.js'), 'JourneyPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/followups',
    validateSearch: asGiven<FollowupsSearch>,
    component: page('work', () => import('./followups/followups-page.js'), 'FollowupsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/response-rates',
    validateSearch: reportSearch,
    component: page('response-rates', () => import('./response-rates/rates-page.js'), 'RatesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/response-rates/invitations',
    validateSearch: cohortSearch,
    component: page('response-rates', () => import('./response-rates/invitations-page.js'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/anonymous/$surveyId',
    validateSearch: asGiven<AnonymousSearch>,
    component: page('anonymous', () => import('./anonymous/anonymous-page.js'), 'AnonymousPage'),
  }),
  ...effectRoutes,
  ...goalsRoutes,
  ...boardsRoutes,
  ...mailingsRoutes,
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/$metric',
    validateSearch: reportSearch,
    beforeLoad: knownMetric,
    component: page('reports', () => import('./trend-page.js'), 'TrendPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/$metric/answers',
    validateSearch: reportSearch,
    beforeLoad: knownMetric,
    component: page('reports', () => import('./answers-page.js'), 'AnswersPage'),
  }),
] as const;
