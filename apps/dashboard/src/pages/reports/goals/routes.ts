import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { FiguresSearch } from './goals-queries.js';

/** Key figures and their goals. */
export const goalsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/key-figures',
    validateSearch: asGiven<FiguresSearch>,
    component: page('goals', () => import('./key-figures-page.js'), 'KeyFiguresPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/goals',
    validateSearch: asGiven<FiguresSearch>,
    component: page('goals', () => import('./goals-page.js'), 'GoalsPage'),
  }),
] as const;
