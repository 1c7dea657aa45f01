import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { ChurnSearch } from './churn-queries.js';

export const churnRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/churn',
    validateSearch: asGiven<ChurnSearch>,
    component: page('churn', () => import('./churn-page.js'), 'ChurnPage'),
  }),
] as const;
