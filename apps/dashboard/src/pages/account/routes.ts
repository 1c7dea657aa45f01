import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.js';
import { page } from '../lazy-page.js';

export const accountRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
      typeof next === 'string' ? { next } : {},
    component: page('account', () => import('./sign-in-page.js'), 'SignInPage'),
  }),
] as const;
