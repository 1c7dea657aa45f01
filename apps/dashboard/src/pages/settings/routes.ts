import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.js';
import { loadArea } from '../../i18n/catalogue.js';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';
import type { AuditSearch } from './audit-search.js';
import type { SuppressedSearch } from './suppressed-search.js';
import type { WebhooksSearch } from './webhooks/webhooks-search.js';

const getParentRoute = () => shellRoute;

/** What an address asks for. The page leaves out what is malformed: code for one page is not part of the first one. */
const asGiven = <K extends string>(search: Partial<Record<K, unknown>>): Partial<Record<K, unknown>> => search;

/** The page of the root causes, with the names of the default ones. */
const withTaskTexts = async () => (await Promise.all([import('./causes-page.js'), loadArea('tasks')]))[0];

/** The page of single sign-on, with its own texts. */
const withSignInTexts = async () =>
  (await Promise.all([import('./sign-in/single-sign-on-page.js'), loadArea('sign-in')]))[0];

/** The page of attention, with the words for the reasons why somebody is not asked. */
const withReasons = async () => (await Promise.all([import('./attention-page.js'), loadArea('plans')]))[0];

/** The page of webhooks, with its own words beside those of the settings. */
const withWebhookTexts = async () =>
  (await Promise.all([import('./webhooks/webhooks-page.js'), loadArea('webhooks')]))[0];

/** The page of chats. */
const withChatTexts = async () => (await Promise.all([import('./chat/chat-page.js'), loadArea('webhooks')]))[0];

/** The page of the sandbox, with its own words. */
const withSandboxTexts = async () => (await Promise.all([import('./sandbox/sandbox-page.js'), loadArea('sandbox')]))[0];

export const settingsRoutes = [
  createRoute({
    getParentRoute,
    path: '/settings',
    component: page('settings', () => import('./settings-page.js'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/team',
    component: page('settings', () => import('./team-page.js'), 'TeamPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/sign-in',
    component: page('settings', withSignInTexts, 'SingleSignOnPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/opening-hours',
    component: page('settings', () => import('./hours/hours-page.js'), 'HoursPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/targets',
    component: page('settings', () => import('./targets/targets-page.js'), 'TargetsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/playbooks',
    component: page('settings', () => import('./handling/playbooks-page.js'), 'PlaybooksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/cost',
    component: page('settings', () => import('./handling/cost-page.js'), 'CostPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/workspace',
    component: page('settings', () => import('./workspace-page.js'), 'WorkspacePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/brand',
    component: page('settings', () => import('./brand-page.js'), 'BrandPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/sender',
    component: page('settings', () => import('./sender-page.js'), 'SenderPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/suppressed',
    validateSearch: asGiven<keyof SuppressedSearch>,
    component: page('settings', () => import('./suppressed-page.js'), 'SuppressedPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/attention',
    component: page('settings', withReasons, 'AttentionPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/privacy',
    component: page('settings', () => import('./privacy-page.js'), 'PrivacyPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/keys',
    component: page('settings', () => import('./keys-page.js'), 'KeysPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/sandbox',
    component: page('settings', withSandboxTexts, 'SandboxPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/chat',
    component: page('settings', withChatTexts, 'ChatPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/webhooks',
    validateSearch: asGiven<keyof WebhooksSearch>,
    component: page('settings', withWebhookTexts, 'WebhooksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/audit',
    validateSearch: asGiven<keyof AuditSearch>,
    component: page('settings', () => import('./audit-page.js'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/danger-zone',
    component: page('settings', () => import('./danger-page.js'), 'DangerPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/ownership',
    component: page('settings', () => import('./ownership-page.js'), 'OwnershipPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/root-causes',
    component: page('settings', withTaskTexts, 'CausesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/saved-replies',
    component: page('settings', () => import('./replies/replies-page.js'), 'RepliesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/notifications',
    component: page('settings', () => import('./notifications-page.js'), 'NotificationsPage'),
  }),
] as const;

/** The page of a mailed invitation, which strangers open. */
export const joinRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/join/$token',
    component: page('settings', () => import('./join-page.js'), 'JoinPage'),
  }),
] as const;
