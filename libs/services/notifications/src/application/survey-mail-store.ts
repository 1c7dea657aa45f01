import type { InvitationClaimedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { CustomerBrand, MailRecipient, MailStep } from './survey-mail.js';

/** A mail about an invitation that is to be sent. */
export interface PlannedSurveyMail {
  readonly tenantId: string;
  readonly id: string;
  readonly claimed: InvitationClaimedV1;
}

/** A mail that was not finished yet, with the facts that it depends on. */
export interface PendingSurveyMail {
  readonly tenantId: string;
  readonly id: string;
  readonly invitationId: string;
  readonly step: MailStep;
  readonly stepNumber: number;
  readonly planId: string;
  readonly messageVersion: number;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date;
  /** Null: the customer is not known yet. */
  readonly recipient: (MailRecipient & { readonly email: string | null }) | null;
  readonly brand: CustomerBrand;
  readonly suspended: boolean;
  readonly suppressed: boolean;
}

/** A started attempt. */
export interface StartedAttempt {
  /** From 1. */
  readonly number: number;
  /** Earlier attempts whose replies were lost. */
  readonly possibleCopies: number;
}

/** How an attempt ended. */
export interface EndedAttempt {
  readonly number: number;
  readonly at: Date;
  /** Whether it is known if the server has the mail. */
  readonly settled: boolean;
  readonly code: number | null;
  readonly reply: string;
}

/** How a mail ended. */
export interface FinishedSurveyMail {
  readonly status: 'delivered' | 'bounced' | 'refused';
  readonly at: Date;
}

/** What was sent. */
export interface SentAs {
  readonly address: string;
  readonly subject: string;
  readonly messageId: string;
}

/** Writes mails about invitations and the attempts to send them. */
export abstract class SurveyMailStore {
  /** Inserts the mails; those that exist stay as they are. */
  abstract add(tx: BatchTx, mails: readonly PlannedSurveyMail[], at: Date): Promise<void>;
  /** The mail if it is not finished. */
  abstract findPending(tx: BatchTx, tenantId: string, mailId: string): Promise<PendingSurveyMail | undefined>;
  /** Records that an attempt begins, and what it sends. */
  abstract startAttempt(
    tx: BatchTx,
    mail: Pick<PendingSurveyMail, 'tenantId' | 'id'>,
    sentAs: SentAs | null,
    at: Date,
  ): Promise<StartedAttempt>;
  /** Records how an attempt ended. */
  abstract endAttempt(
    tx: BatchTx,
    mail: Pick<PendingSurveyMail, 'tenantId' | 'id'>,
    attempt: EndedAttempt,
  ): Promise<void>;
  /** Records that no further attempt is made. */
  abstract finish(
    tx: BatchTx,
    mail: Pick<PendingSurveyMail, 'tenantId' | 'id'>,
    finished: FinishedSurveyMail,
  ): Promise<void>;
}
