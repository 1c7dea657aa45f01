import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

export const reportsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    component: page('reports', () => import('./reports-page.js'), 'ReportsPage'),
  }),
] as const;
