import type { Tx } from '@hearback/database';

/** A mail about an invitation. */
export interface InvitationStep {
  readonly invitationId: string;
  readonly step: 'invite' | 'reminder' | 'thanks';
  /** 1, 2, 3 … among those of one step. */
  readonly number: number;
}

/** What is done about invitations when their time has come. */
export abstract class InvitationJobs {
  /** Sends mails when they are due; a mail that waits already is left as it is. */
  abstract send(tx: Tx, tenantId: string, steps: readonly (InvitationStep & { readonly dueAt: Date })[]): Promise<void>;
  /** Gives the customers of a campaign their places. */
  abstract plan(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void>;
  /** Plans the next questions of a recurring survey. */
  abstract occurrences(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void>;
  /** Sends what waited while a plan was paused. */
  abstract resume(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void>;
  /** Suppresses what a stopped plan has not sent. */
  abstract stop(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void>;
  /** Looks whether a campaign has to pause by itself. */
  abstract guard(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void>;
  /** Ends invitations once they accept no more answers. */
  abstract expire(tx: Tx, tenantId: string, expiresAt: Date): Promise<void>;
}
