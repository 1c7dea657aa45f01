import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

/** The search parameters of these names that are strings; what they mean is up to the page. */
const strings =
  <K extends string>(...names: readonly K[]) =>
  (search: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      names.filter((name) => typeof search[name] === 'string').map((name) => [name, search[name]]),
    ) as {
      readonly [Name in K]?: string;
    };

/** Campaigns and what asks by itself, each with its steps; `new` is one that is not stored yet. */
export const plansRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surveys/campaigns',
    validateSearch: strings('survey', 'status'),
    component: page('plans', () => import('./plans-page.js'), 'PlansPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surveys/campaigns/$planId',
    validateSearch: strings('step', 'survey', 'segment', 'list', 'kind'),
    component: page('plans', () => import('./plan-page.js'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surveys/campaigns/$planId/invitations',
    validateSearch: strings('status', 'reason'),
    component: page('plans', () => import('./invitations-page.js'), 'InvitationsPage'),
  }),
] as const;
