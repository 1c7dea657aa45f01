import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { DriversSearch } from './drivers-search.js';

/** What goes along with a score. */
export const driversRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/drivers',
    validateSearch: asGiven<DriversSearch>,
    component: page('drivers', () => import('./drivers-page.js'), 'DriversPage'),
  }),
] as const;
