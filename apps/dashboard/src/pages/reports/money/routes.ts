import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { ClaimSearch } from './claim-search.js';

/** The state of a scenario in its address. */
export interface RoiSearch {
  readonly explain?: true;
  readonly table?: true;
}

/** The pages of the ROI workbench. */
export const moneyRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/roi',
    component: page('money', () => import('./scenarios-page.js'), 'ScenariosPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/roi/claim',
    validateSearch: asGiven<ClaimSearch>,
    component: page('money', () => import('./claim-page.js'), 'ClaimPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/roi/$scenarioId',
    validateSearch: asGiven<RoiSearch>,
    component: page('money', () => import('./scenario-page.js'), 'ScenarioPage'),
  }),
] as const;
