import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

export const surveysRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surveys',
    component: page('surveys', () => import('./surveys-page.js'), 'SurveysPage'),
  }),
] as const;
