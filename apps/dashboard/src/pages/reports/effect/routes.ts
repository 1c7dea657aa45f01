import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { asGiven } from '../../as-given.js';
import { page } from '../../lazy-page.js';
import type { EffectSearch } from './effect-queries.js';

export const effectRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/effect',
    validateSearch: asGiven<EffectSearch>,
    component: page('effect', () => import('./effect-page.js'), 'EffectPage'),
  }),
] as const;
