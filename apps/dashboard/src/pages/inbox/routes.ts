import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';
import { readInboxSearch } from './inbox-search.js';

export const inboxRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inbox',
    validateSearch: readInboxSearch,
    component: page('inbox', () => import('./inbox-page.js'), 'InboxPage'),
  }),
] as const;
