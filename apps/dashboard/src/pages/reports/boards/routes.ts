import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { page } from '../../lazy-page.js';

/** Dashboards that staff make. */
export const boardsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/boards',
    component: page('boards', () => import('./boards-page.js'), 'BoardsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/boards/$boardId',
    component: page('boards', () => import('./board-page.js'), 'BoardPage'),
  }),
] as const;
