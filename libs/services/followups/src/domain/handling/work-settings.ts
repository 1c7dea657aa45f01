import type { Role } from '@hearback/kernel';

/** Roles that work on tasks. */
export const WORKING_ROLES = ['owner', 'admin', 'editor', 'agent'] as const satisfies readonly Role[];
export type WorkingRole = (typeof WORKING_ROLES)[number];

/** Amounts are whole minor units, such as cents. */
export interface WorkSettings {
  /** ISO 4217; null: nothing is known of cost, and no goodwill can be given. */
  readonly currency: string | null;
  /** What an hour of work costs; null: unknown. */
  readonly hourlyCostMinor: number | null;
  /** What an hour of a role costs, where it is not the general amount. */
  readonly hourlyCostByRole: Readonly<Record<WorkingRole, number | null>>;
  /** What one member of a role may give away in a month; null: no limit. */
  readonly goodwillLimits: Readonly<Record<WorkingRole, number | null>>;
  /** What all together may give away in a month; null: no budget is set. */
  readonly goodwillBudgetMinor: number | null;
}

/** The settings of a workspace that has none: cost is unknown, and nobody may give anything away. */
export const NO_SETTINGS: WorkSettings = {
  currency: null,
  hourlyCostMinor: null,
  hourlyCostByRole: { owner: null, admin: null, editor: null, agent: null },
  goodwillLimits: { owner: 0, admin: 0, editor: 0, agent: 0 },
  goodwillBudgetMinor: null,
};

/** The role whose limits and costs hold; API keys may do what an agent may. */
export function workingRole(role: Role | null): WorkingRole {
  return role === null || role === 'viewer' ? 'agent' : role;
}

const MINUTES_PER_HOUR = 60;

/** What minutes of a role cost, rounded to minor units; null where it is unknown. */
export function costOf(settings: WorkSettings, minutes: number, role: Role | null): number | null {
  const ofRole = role === null ? null : settings.hourlyCostByRole[workingRole(role)];
  const hourly = ofRole ?? settings.hourlyCostMinor;
  return settings.currency === null || hourly === null ? null : Math.round((hourly * minutes) / MINUTES_PER_HOUR);
}
