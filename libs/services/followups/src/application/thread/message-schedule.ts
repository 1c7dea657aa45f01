import type { Tx } from '@hearback/database';
import type { OutMessage } from '../../domain/thread/thread-message.js';

/** A stored message that is to leave at a time. */
export type PlannedMessage = Pick<OutMessage, 'id' | 'taskId' | 'leavesAt'>;

/** Lets messages leave at their time. */
export abstract class MessageSchedule {
  /** Plans that a message leaves. A cancelled one is found out when its time has come. */
  abstract plan(tx: Tx, tenantId: string, message: PlannedMessage): Promise<void>;
}
