import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { TopicsSearch } from './topics-search.js';

/** What comments are about. */
export const topicsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/topics',
    validateSearch: asGiven<TopicsSearch>,
    component: page('topics', () => import('./topics-page.js'), 'TopicsPage'),
  }),
] as const;
