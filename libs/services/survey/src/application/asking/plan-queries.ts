import type { Page, PageRequest } from '@hearback/kernel';
import type { InvitationStatus } from '../../domain/asking/invitation.js';
import type { GuardCounts } from '../../domain/asking/plan-guard.js';
import type { Plan, PlanKind, PlanStatus } from '../../domain/asking/plan.js';

export interface PlanFilter {
  readonly kind: PlanKind | undefined;
  readonly status: PlanStatus | undefined;
  readonly surveyId: string | undefined;
}

/** How far a plan has come. */
export interface PlanProgress {
  readonly statuses: ReadonlyMap<InvitationStatus, number>;
  readonly reasons: readonly { readonly reason: string; readonly customers: number }[];
  /** By day of the plan: who has a place, and whose mail was accepted. */
  readonly days: readonly { readonly day: string; readonly planned: number; readonly sent: number }[];
  /** What pauses a campaign by itself. */
  readonly guard: GuardCounts;
}

/** Reads plans. `undefined`: the workspace has none with this id. */
export abstract class PlanQueries {
  abstract plan(tenantId: string, id: string): Promise<Plan | undefined>;
  abstract plans(tenantId: string, filter: PlanFilter, page: PageRequest): Promise<Page<Plan>>;
  abstract progress(tenantId: string, id: string): Promise<PlanProgress | undefined>;
}
