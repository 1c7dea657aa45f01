import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { asGiven } from '../as-given.js';
import { page } from '../lazy-page.js';
import type { InboxSearch } from './inbox-search.js';

export const inboxRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inbox',
    validateSearch: asGiven<InboxSearch>,
    component: page('inbox', () => import('./inbox-page.js'), 'InboxPage'),
  }),
] as const;
