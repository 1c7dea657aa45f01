import type { BatchTx } from '@hearback/database';

/** What an invitation asks about. */
export interface InvitationTopic {
  readonly tenantId: string;
  readonly invitationId: string;
  readonly kind: string;
}

/** The copy of what invitations ask about. */
export abstract class InvitationTopics {
  /** Each is stored once, in one order, so that concurrent batches cannot deadlock. */
  abstract save(tx: BatchTx, topics: readonly InvitationTopic[]): Promise<void>;
}
