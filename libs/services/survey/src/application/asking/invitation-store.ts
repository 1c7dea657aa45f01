import type { BatchTx, Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { PastDecision } from '../../domain/asking/attention-effect.js';
import type { SurveyKind } from '../../domain/asking/attention-rules.js';
import type { InvitationFacts, InvitationStatus, ReportedFacts } from '../../domain/asking/invitation.js';
import type { PlanRank } from '../../domain/asking/person.js';
import type { PlanKind, PlanStatus } from '../../domain/asking/plan.js';

/** What the texts of a mail may name of the event that caused it. */
export type Variables = Readonly<Record<string, string | number | boolean>>;

/** An invitation that is planned, or suppressed already when it would be. */
export interface NewInvitation {
  readonly id: string;
  readonly planId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly messageVersion: number;
  readonly surveyKind: SurveyKind;
  readonly customerId: string;
  readonly occurrence: number;
  readonly rank: PlanRank;
  readonly byHand: boolean;
  readonly matter: string | null;
  readonly variables: Variables;
  /** The day of the plan on which it takes a place. */
  readonly day: string | null;
  readonly createdAt: Date;
  /** When it is to be sent. */
  readonly plannedAt: Date;
  readonly suppressed?: { readonly reason: string; readonly until: Date | null };
}

/** An invitation as it is stored. */
export interface Invitation extends Omit<NewInvitation, 'suppressed'> {
  readonly facts: InvitationFacts;
  readonly status: InvitationStatus;
  /** When the reason ends by itself. */
  readonly until: Date | null;
  readonly expiresAt: Date | null;
  readonly channel: string;
  readonly segments: readonly string[];
  /** Reminders that were sent. */
  readonly reminders: number;
  readonly thankedAt: Date | null;
}

/** An invitation for staff. */
export interface ShownInvitation extends Invitation {
  /** The workspace's own id of the customer. */
  readonly externalId: string;
}

/** The parts of its plan and survey that decide about an invitation. */
export interface InvitationPlan {
  readonly kind: PlanKind;
  readonly status: PlanStatus;
  readonly windowDays: number;
  readonly reminderDays: readonly number[];
  readonly thanks: boolean;
  readonly surveyStatus: 'draft' | 'published' | 'closed';
  /** Nobody may know who has answered, so nobody is reminded or thanked. */
  readonly isAnonymous: boolean;
}

/** An invitation with the parts of its plan. */
export interface PlannedInvitation {
  readonly invitation: Invitation;
  readonly plan: InvitationPlan;
}

/** An invitation whose time has come. */
export interface DueInvitation {
  readonly id: string;
  readonly customerId: string;
}

/** Another day of the plan for an invitation. */
export interface NewPlace {
  readonly id: string;
  readonly day: string;
  readonly plannedAt: Date;
}

/** Which planned invitations are suppressed: of a customer or of all, and those that are due or all. */
export interface SuppressOptions {
  readonly customerId: string | null;
  readonly reason: string;
  readonly at: Date;
  readonly dueAt?: Date;
  readonly limit: number;
}

/** What becomes true with a claim. */
export interface ClaimedFacts {
  readonly at: Date;
  readonly expiresAt: Date;
  readonly segments: readonly string[];
}

export interface InvitationFilter {
  readonly ids: readonly string[] | undefined;
  readonly customer: string | undefined;
  readonly planId: string | undefined;
  readonly surveyId: string | undefined;
  readonly status: InvitationStatus | undefined;
  readonly reason: string | undefined;
}

/** Invitations, for those who change them. */
export abstract class InvitationStore {
  /** Adds those that the plan does not have yet for the customer and occurrence; returns the ids of those that were added. */
  abstract insert(tx: Tx, tenantId: string, invitations: readonly NewInvitation[]): Promise<ReadonlySet<string>>;
  /** The number of the next question of a plan to a customer. */
  abstract nextOccurrence(tx: Tx, tenantId: string, planId: string, customerId: string): Promise<number>;
  abstract shown(tx: Tx, tenantId: string, id: string): Promise<ShownInvitation | undefined>;
  abstract customerOf(tx: Tx, tenantId: string, id: string): Promise<string | undefined>;
  /** The customers of invitations, each once, in the order of their ids. */
  abstract customersOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Those of these invitations that exist, in the order of their ids, locked until the end of the transaction. */
  abstract lockAll(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly PlannedInvitation[]>;
  /** The invitation, locked until the end of the transaction, with its plan. */
  abstract lock(tx: Tx, tenantId: string, id: string): Promise<PlannedInvitation | undefined>;
  /** The same without a lock. */
  abstract find(tx: Tx, tenantId: string, id: string): Promise<PlannedInvitation | undefined>;
  /** That a reminder or thanks are sent about a locked invitation. */
  abstract recordStep(tx: Tx, tenantId: string, id: string, step: 'reminder' | 'thanks', at: Date): Promise<void>;
  /** Gives planned invitations other days and times. */
  abstract move(tx: Tx, tenantId: string, places: readonly NewPlace[]): Promise<void>;
  /** Planned invitations of a plan that are due, in the order of their ids, after one. */
  abstract due(
    tx: Tx,
    tenantId: string,
    planId: string,
    at: Date,
    after: string | null,
    limit: number,
  ): Promise<readonly DueInvitation[]>;
  /** Suppresses planned invitations of a plan and returns them. */
  abstract suppressPlanned(
    tx: Tx,
    tenantId: string,
    planId: string,
    options: SuppressOptions,
  ): Promise<readonly Pick<Invitation, 'id' | 'planId' | 'surveyId' | 'customerId'>[]>;
  /** Suppresses the planned invitations that these events of customers caused, and returns them. */
  abstract suppressCaused(
    tx: Tx,
    tenantId: string,
    eventIds: readonly string[],
    reason: string,
    at: Date,
  ): Promise<readonly Pick<Invitation, 'id' | 'planId' | 'surveyId' | 'customerId'>[]>;
  /** Of locked invitations that are planned. */
  abstract claim(tx: Tx, tenantId: string, claims: readonly (ClaimedFacts & { readonly id: string })[]): Promise<void>;
  /** Of a locked invitation that is planned. */
  abstract suppress(tx: Tx, tenantId: string, id: string, reason: string, until: Date | null, at: Date): Promise<void>;
  /** Merges reported facts; those of invitations that are not known change nothing. */
  abstract merge(tx: BatchTx, tenantId: string, id: string, facts: ReportedFacts): Promise<void>;
  /** The newest decisions since a time about who is asked, in the order of their times. */
  abstract decisions(
    tx: Tx,
    tenantId: string,
    since: Date,
    limit: number,
  ): Promise<readonly (PastDecision & { readonly customerId: string })[]>;
  /** Ends claimed ones that nobody has completed and whose time is over at `at`; returns those that it ended. */
  abstract expire(
    tx: BatchTx,
    tenantId: string,
    at: Date,
    limit: number,
  ): Promise<readonly Pick<Invitation, 'id' | 'surveyId'>[]>;
}

/** Invitations, for those who look. */
export abstract class InvitationQueries {
  abstract invitation(tenantId: string, id: string): Promise<ShownInvitation | undefined>;
  abstract invitations(tenantId: string, filter: InvitationFilter, page: PageRequest): Promise<Page<ShownInvitation>>;
}
