import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

export const importsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports',
    component: page('imports', () => import('./imports-page.js'), 'ImportsPage'),
  }),
] as const;
