import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

const shownOf = (value: unknown) =>
  (['answers', 'tasks', 'messages', 'events', 'consent'] as const).find((each) => each === value);
const gapOf = (value: unknown) =>
  (['name', 'language', 'email', 'consent', 'dead_address'] as const).find((each) => each === value);
const segmentOf = (value: unknown) =>
  typeof value === 'string' && /^seg_[0-9a-f]{32}$/.test(value) ? value : undefined;

export const customersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/customers',
    validateSearch: ({
      q,
      segment,
    }: Readonly<Record<string, unknown>>): { readonly q?: string; readonly segment?: string } => {
      const text = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 200) : '';
      return {
        ...(text.trim() !== '' && { q: text }),
        ...(segmentOf(segment) !== undefined && { segment: segmentOf(segment) }),
      };
    },
    component: page('customers', () => import('./customers-page.js'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/customers/$externalId',
    validateSearch: ({ show }: Readonly<Record<string, unknown>>): { readonly show?: ReturnType<typeof shownOf> } => {
      const shown = shownOf(show);
      return shown === undefined ? {} : { show: shown };
    },
    component: page('customers', () => import('./customer-page.js'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segments',
    validateSearch: ({ one, other }: Readonly<Record<string, unknown>>) => ({
      ...(segmentOf(one) !== undefined && { one: segmentOf(one) }),
      ...(segmentOf(other) !== undefined && { other: segmentOf(other) }),
    }),
    component: page('segments', () => import('./segments/segments-page.js'), 'SegmentsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segments/$segmentId',
    component: page('segments', () => import('./segments/segment-page.js'), 'SegmentPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/erasures/$erasureId',
    component: page('erasure', () => import('./erasure/receipt-page.js'), 'ReceiptPage'),
  }),
  // Not below /customers: a customer may have any id.
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/customer-quality',
    validateSearch: ({ check }: Readonly<Record<string, unknown>>): { readonly check?: ReturnType<typeof gapOf> } => {
      const gap = gapOf(check);
      return gap === undefined ? {} : { check: gap };
    },
    component: page('customers', () => import('./quality/quality-page.js'), 'QualityPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/customer-lists',
    component: page('segments', () => import('./lists/lists-page.js'), 'ListsPage'),
  }),
] as const;
