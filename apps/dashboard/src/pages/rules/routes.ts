import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

export const rulesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rules',
    component: page('rules', () => import('./rules-page.js'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rules/$id',
    component: page('rules', () => import('./rule-page.js'), 'RulePage'),
  }),
] as const;
