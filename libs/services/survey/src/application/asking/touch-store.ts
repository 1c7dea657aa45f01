import type { BatchTx, Tx } from '@hearback/database';
import type { PageRequest } from '@hearback/kernel';
import type { SurveyKind } from '../../domain/asking/attention-rules.js';
import type { TouchCause } from '../../domain/asking/person.js';

/** A contact that is to be written to the ledger. */
export interface NewTouch {
  readonly id: string;
  readonly cause: TouchCause;
  /** What caused it, once: a second touch of the same source is not written. */
  readonly sourceId: string;
  readonly customer: { readonly id: string } | { readonly externalId: string };
  readonly at: Date;
  readonly surveyKind: SurveyKind;
  readonly surveyId: string;
  readonly channel: string;
  readonly invitationId: string | null;
  readonly matter: string | null;
}

/** A contact as it is stored. */
export type StoredTouch = Pick<NewTouch, 'cause' | 'at' | 'surveyKind' | 'surveyId' | 'channel' | 'invitationId'> & {
  readonly voidedAt: Date | null;
};

/** A contact with its customer; null: one who is not known here. */
export type CustomerTouch = StoredTouch & { readonly id: string; readonly externalId: string | null };

/** The ledger of attention. */
export abstract class TouchStore {
  abstract add(tx: Tx, tenantId: string, touch: NewTouch): Promise<void>;
  /** The same for several. */
  abstract addAll(tx: Tx, tenantId: string, touches: readonly NewTouch[]): Promise<void>;
  /** Nobody was asked after all, because the mail did not arrive. */
  abstract void(tx: BatchTx, tenantId: string, cause: TouchCause, sourceId: string, at: Date): Promise<void>;
  /** The newest contacts of a customer, newest first; those that were voided too. */
  abstract newest(
    tx: Tx,
    tenantId: string,
    customer: { readonly customerId: string; readonly externalId: string },
    limit: number,
  ): Promise<readonly StoredTouch[]>;
  /** One more than a page of all contacts, by their times. */
  abstract page(tx: Tx, tenantId: string, page: PageRequest): Promise<readonly CustomerTouch[]>;
  /** The kind of a survey; undefined if it is not known. */
  abstract kindOf(tx: Tx, tenantId: string, surveyId: string): Promise<SurveyKind | undefined>;
}

/** The source of a mail's touch: of the question the invitation itself, of reminders it and their number. */
export function touchSource(invitationId: string, step: string, number: number): string {
  return step === 'reminder' ? `${invitationId}:${number}` : invitationId;
}
