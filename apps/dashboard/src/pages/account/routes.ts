import { createRoute } from '@tanstack/react-router';
import { loadArea } from '../../i18n/catalogue.js';
import { rootRoute } from '../../root-route.js';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

const addressPage = (name: 'ConfirmAddressPage' | 'KeepAddressPage') =>
  page('account', () => import('./address-link-page.js'), name);

/** The page of security, with the texts of single sign-on. */
const withSignInTexts = async () => (await Promise.all([import('./security-page.js'), loadArea('sign-in')]))[0];

export const accountRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
      typeof next === 'string' ? { next } : {},
    component: page('account', () => import('./sign-in-page.js'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in/company',
    validateSearch: ({ workspace }: Record<string, unknown>): { workspace?: string } =>
      typeof workspace === 'string' ? { workspace } : {},
    component: page('sign-in', () => import('./company-page.js'), 'CompanyPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in/callback',
    component: page('sign-in', () => import('./callback-page.js'), 'CallbackPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/open',
    component: page('account', () => import('./open-page.js'), 'OpenPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgot-password',
    component: page('account', () => import('./forgot-password-page.js'), 'ForgotPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reset-password',
    component: page('account', () => import('./reset-password-page.js'), 'ResetPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/confirm-address',
    component: addressPage('ConfirmAddressPage'),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/keep-address', component: addressPage('KeepAddressPage') }),
] as const;

/** The pages of the own account, behind the sign-in. */
export const ownAccountRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/account',
    component: page('account', () => import('./profile-page.js'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/account/security',
    component: page('account', withSignInTexts, 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/account/new-workspace',
    component: page('account', () => import('./new-workspace-page.js'), 'NewWorkspacePage'),
  }),
] as const;
