import type { Role } from '@hearback/kernel';
import { WORKING_ROLES, workingRole, type WorkingRole, type WorkSettings } from './work-settings.js';

/** What a customer was given. */
export const GOODWILL_KINDS = ['voucher', 'refund', 'gift', 'other'] as const;
export type GoodwillKind = (typeof GOODWILL_KINDS)[number];

/** Something that was given to a customer beyond what they were owed. */
export interface Goodwill {
  readonly id: string;
  readonly taskId: string;
  readonly amountMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly kind: GoodwillKind;
  readonly givenBy: { readonly kind: 'staff' | 'key'; readonly id: string };
  readonly givenAt: Date;
  /** Null: it stands. */
  readonly cancelledAt: Date | null;
}

/** What was given in the month so far, without what was cancelled; minor units of the currency of the workspace. */
export interface GivenThisMonth {
  readonly byCaller: number;
  readonly byAll: number;
}

/** Why something may not be given. */
export type GoodwillRefusal =
  | { readonly reason: 'no-currency' }
  | {
      readonly reason: 'over-limit';
      readonly leftMinor: number;
      /** Roles of which one member may give so much in a month; from most to fewest rights. */
      readonly roles: readonly WorkingRole[];
    }
  | { readonly reason: 'over-budget'; readonly leftMinor: number };

/** What the caller may still give in this month; null: as much as they like. */
export function leftThisMonth(settings: WorkSettings, role: Role | null, given: GivenThisMonth): number | null {
  if (settings.currency === null) return 0;
  const limit = settings.goodwillLimits[workingRole(role)];
  const lefts = [
    ...(limit === null ? [] : [Math.max(0, limit - given.byCaller)]),
    ...(settings.goodwillBudgetMinor === null ? [] : [Math.max(0, settings.goodwillBudgetMinor - given.byAll)]),
  ];
  return lefts.length === 0 ? null : Math.min(...lefts);
}

/** Why this amount may not be given; `undefined` if it may. The limit of the role is named before the budget of all. */
export function goodwillRefusal(
  settings: WorkSettings,
  amountMinor: number,
  role: Role | null,
  given: GivenThisMonth,
): GoodwillRefusal | undefined {
  if (settings.currency === null) return { reason: 'no-currency' };
  const limit = settings.goodwillLimits[workingRole(role)];
  if (limit !== null && given.byCaller + amountMinor > limit) {
    const roles = WORKING_ROLES.filter((each) => {
      const other = settings.goodwillLimits[each];
      return other === null || other >= amountMinor;
    });
    return {
      reason: 'over-limit',
      leftMinor: Math.max(0, limit - given.byCaller),
      roles: roles.filter((each) => each !== workingRole(role)),
    };
  }
  const budget = settings.goodwillBudgetMinor;
  if (budget !== null && given.byAll + amountMinor > budget) {
    return { reason: 'over-budget', leftMinor: Math.max(0, budget - given.byAll) };
  }
  return undefined;
}
