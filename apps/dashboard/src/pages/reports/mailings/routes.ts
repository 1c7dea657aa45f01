import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../../shell/shell-route.js';
import { page } from '../../lazy-page.js';

/** Reports by mail and by link. */
export const mailingsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/mailings',
    component: page('mailings', () => import('./mailings-page.js'), 'MailingsPage'),
  }),
] as const;
