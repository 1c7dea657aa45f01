import type { Tx } from '@hearback/database';
import type { SurveyKind } from '../../domain/asking/attention-rules.js';
import type { MessageTexts } from '../../domain/asking/plan.js';

/** A survey that somebody is to be asked. */
export interface AskedSurvey {
  readonly id: string;
  readonly name: string;
  readonly kind: SurveyKind;
  readonly status: 'draft' | 'published' | 'closed';
  readonly version: number | null;
}

/** The plan of the customers whom a survey asks one by one. */
export interface SinglePlan {
  readonly id: string;
  readonly surveyVersion: number | null;
  readonly messageVersion: number | null;
  readonly windowDays: number;
  readonly revision: number;
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

/** Plans, for those who change them. */
export abstract class PlanStore {
  abstract survey(tx: Tx, tenantId: string, surveyId: string): Promise<AskedSurvey | undefined>;
  /** The plan of single questions of a survey, created with this id if there is none. */
  abstract single(tx: Tx, tenantId: string, survey: AskedSurvey, id: string, at: Date): Promise<SinglePlan>;
  /** The same, locked until the end of the transaction. */
  abstract lockSingle(tx: Tx, tenantId: string, planId: string): Promise<SinglePlan>;
  /** Freezes the words of a locked plan as a version, from which invitations are sent. */
  abstract publishMessage(tx: Tx, tenantId: string, message: PlanMessage): Promise<void>;
}
