import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { AttributionSearch, OrdersSearch } from './orders-search.js';

export const ordersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/orders',
    validateSearch: asGiven<OrdersSearch>,
    component: page('orders', () => import('./orders-page.js'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/attribution',
    validateSearch: asGiven<AttributionSearch>,
    component: page('orders', () => import('./attribution-page.js'), 'AttributionPage'),
  }),
] as const;
