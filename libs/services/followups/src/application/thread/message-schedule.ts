import type { Tx } from '@hearback/database';
import type { OutMessage } from '../../domain/thread/thread-message.js';

/** A stored message that is to leave at a time. */
export type PlannedMessage = Pick<OutMessage, 'id' | 'taskId' | 'leavesAt'>;

/** Lets messages leave at their time. */
export abstract class MessageSchedule {
  /** Plans that a message leaves. */
  abstract plan(tx: Tx, tenantId: string, message: PlannedMessage): Promise<void>;
  /** Takes a message off the plan. One that is leaving at this moment finds out by its state. */
  abstract cancel(tx: Tx, tenantId: string, messageId: string): Promise<void>;
}
