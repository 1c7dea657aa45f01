import type { Tx } from '@hearback/database';
import type { SurveyKind } from '../../domain/asking/attention-rules.js';
import type { Version } from '../../domain/version.js';
import type { MessageTexts, Plan, PlanAudience, PlanContent, PlanKind } from '../../domain/asking/plan.js';

/** A survey that somebody is to be asked. */
export interface AskedSurvey {
  readonly id: string;
  readonly name: string;
  readonly kind: SurveyKind;
  readonly status: 'draft' | 'published' | 'closed';
  readonly version: number | null;
}

/** The words of a plan's mails, as a version. */
export interface PlanMessage {
  readonly planId: string;
  readonly version: number;
  readonly surveyVersion: number;
  readonly senderId: string | null;
  readonly texts: MessageTexts;
  readonly publishedAt: Date;
}

/** A place in the order of a plan. */
export interface AudiencePlace {
  readonly key: string;
  readonly customerId: string;
}

/** Past invitations: of a survey, or of surveys of its kind. */
export interface PastInvitations {
  readonly ofSurvey: { readonly invited: number; readonly answered: number };
  readonly ofKind: { readonly invited: number; readonly answered: number };
}

/** Plans, for those who change them. */
export abstract class PlanStore {
  abstract survey(tx: Tx, tenantId: string, surveyId: string): Promise<AskedSurvey | undefined>;
  /** The newest version that was published. */
  abstract newestVersion(
    tx: Tx,
    tenantId: string,
    surveyId: string,
  ): Promise<Pick<Version, 'version' | 'name' | 'definition'> | undefined>;
  abstract insert(tx: Tx, tenantId: string, id: string, kind: PlanKind, content: PlanContent, at: Date): Promise<void>;
  abstract find(tx: Tx, tenantId: string, id: string): Promise<Plan | undefined>;
  /** The same, locked until the end of the transaction. */
  abstract lock(tx: Tx, tenantId: string, id: string): Promise<Plan | undefined>;
  /** The plan of single questions of a survey. */
  abstract single(tx: Tx, tenantId: string, surveyId: string): Promise<Plan | undefined>;
  /** Stores a locked plan as it is now. */
  abstract update(tx: Tx, tenantId: string, plan: Plan): Promise<void>;
  abstract delete(tx: Tx, tenantId: string, id: string): Promise<void>;
  /** Freezes words as a version, from which invitations are sent. */
  abstract insertMessage(tx: Tx, tenantId: string, message: PlanMessage): Promise<void>;
  /** Running plans that an event causes or cancels questions of. */
  abstract triggers(tx: Tx, tenantId: string, event: string): Promise<readonly Plan[]>;
  /** The customers of an audience in the order of the plan, after a key. */
  abstract audience(
    tx: Tx,
    tenantId: string,
    planId: string,
    audience: PlanAudience,
    after: string | null,
    limit: number,
  ): Promise<readonly AudiencePlace[]>;
  /** Customers per day of the plan that have a place; without those of `waiting`, that were due at its time and come after its id. */
  abstract taken(
    tx: Tx,
    tenantId: string,
    planId: string,
    waiting?: { readonly at: Date; readonly after: string | null },
  ): Promise<ReadonlyMap<string, number>>;
  /** Invitations of the last two years whose time to answer is over, or that were answered. */
  abstract past(tx: Tx, tenantId: string, survey: AskedSurvey, since: Date): Promise<PastInvitations>;
  /** Campaigns that have given all places and have no invitation left that could still change; they are locked. */
  abstract done(tx: Tx, tenantId: string): Promise<readonly Plan[]>;
}
