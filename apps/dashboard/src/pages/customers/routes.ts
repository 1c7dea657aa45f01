import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

const shownOf = (value: unknown) => (['answers', 'events'] as const).find((each) => each === value);

export const customersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/customers',
    validateSearch: ({ q }: Readonly<Record<string, unknown>>): { readonly q?: string } => {
      const text = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 200) : '';
      return text.trim() === '' ? {} : { q: text };
    },
    component: page('customers', () => import('./customers-page.js'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/customers/$externalId',
    validateSearch: ({ show }: Readonly<Record<string, unknown>>): { readonly show?: 'answers' | 'events' } => {
      const shown = shownOf(show);
      return shown === undefined ? {} : { show: shown };
    },
    component: page('customers', () => import('./customer-page.js'), 'CustomerPage'),
  }),
] as const;
