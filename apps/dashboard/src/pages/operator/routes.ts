import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.js';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

/** What operators of the installation see. */
export const operatorRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/operator',
    component: page('operator', () => import('./operator-page.js'), 'OperatorPage'),
  }),
] as const;

/** What members of a suspended workspace see in place of all pages. */
export const suspendedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suspended',
  component: page('operator', () => import('./suspended-page.js'), 'SuspendedPage'),
});
