import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

export const rulesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rules',
    component: page('rules', () => import('./rules-page.js'), 'RulesPage'),
  }),
] as const;
