import type { Permission } from '@hearback/kernel';

/** A page of the settings, as their navigation lists it. */
export interface SettingsPageEntry {
  readonly name:
    | 'team'
    | 'hours'
    | 'targets'
    | 'playbooks'
    | 'cost'
    | 'workspace'
    | 'brand'
    | 'sender'
    | 'suppressed'
    | 'attention'
    | 'privacy'
    | 'keys'
    | 'sandbox'
    | 'webhooks'
    | 'chat'
    | 'audit'
    | 'signIn'
    | 'notifications'
    | 'causes'
    | 'replies'
    | 'danger';
  readonly to:
    | '/settings/team'
    | '/settings/opening-hours'
    | '/settings/targets'
    | '/settings/playbooks'
    | '/settings/cost'
    | '/settings/workspace'
    | '/settings/brand'
    | '/settings/sender'
    | '/settings/suppressed'
    | '/settings/attention'
    | '/settings/privacy'
    | '/settings/keys'
    | '/settings/sandbox'
    | '/settings/webhooks'
    | '/settings/chat'
    | '/settings/audit'
    | '/settings/sign-in'
    | '/settings/notifications'
    | '/settings/root-causes'
    | '/settings/saved-replies'
    | '/settings/danger-zone';
  readonly group: 'team' | 'customers' | 'developers' | 'own' | 'end';
  /** Who sees it. */
  readonly permission: Permission;
}

export type SettingsPageName = SettingsPageEntry['name'];

/** All pages of the settings, by group and in order. A page also needs its route in `routes.ts` and its name in the catalogue. */
export const SETTINGS_PAGES: readonly SettingsPageEntry[] = [
  { name: 'team', to: '/settings/team', group: 'team', permission: 'workspace:admin' },
  { name: 'signIn', to: '/settings/sign-in', group: 'team', permission: 'workspace:admin' },
  { name: 'hours', to: '/settings/opening-hours', group: 'team', permission: 'tasks:read' },
  { name: 'targets', to: '/settings/targets', group: 'team', permission: 'tasks:read' },
  { name: 'workspace', to: '/settings/workspace', group: 'team', permission: 'workspace:admin' },
  { name: 'playbooks', to: '/settings/playbooks', group: 'team', permission: 'tasks:read' },
  { name: 'cost', to: '/settings/cost', group: 'team', permission: 'workspace:admin' },
  { name: 'causes', to: '/settings/root-causes', group: 'team', permission: 'rules:write' },
  { name: 'replies', to: '/settings/saved-replies', group: 'team', permission: 'tasks:write' },
  { name: 'brand', to: '/settings/brand', group: 'customers', permission: 'workspace:admin' },
  { name: 'sender', to: '/settings/sender', group: 'customers', permission: 'workspace:admin' },
  { name: 'suppressed', to: '/settings/suppressed', group: 'customers', permission: 'plans:read' },
  { name: 'attention', to: '/settings/attention', group: 'customers', permission: 'plans:read' },
  { name: 'privacy', to: '/settings/privacy', group: 'customers', permission: 'workspace:admin' },
  { name: 'keys', to: '/settings/keys', group: 'developers', permission: 'workspace:admin' },
  { name: 'sandbox', to: '/settings/sandbox', group: 'developers', permission: 'workspace:admin' },
  { name: 'chat', to: '/settings/chat', group: 'developers', permission: 'workspace:admin' },
  { name: 'webhooks', to: '/settings/webhooks', group: 'developers', permission: 'workspace:admin' },
  { name: 'audit', to: '/settings/audit', group: 'developers', permission: 'audit:read' },
  { name: 'notifications', to: '/settings/notifications', group: 'own', permission: 'workspace:read' },
  { name: 'danger', to: '/settings/danger-zone', group: 'end', permission: 'workspace:admin' },
];

/** The groups in their order. */
export const SETTINGS_GROUPS = ['team', 'customers', 'developers', 'own', 'end'] as const;
