import type { Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { InMessage, OutMessage, ThreadMessage } from '../../domain/thread/thread-message.js';

/** A task of a workspace. */
export interface TaskAddress {
  readonly tenantId: string;
  readonly taskId: string;
}

/** What changes in a message of the shop. */
export type OutChange = Partial<
  Pick<OutMessage, 'state' | 'releasedAt' | 'deliveredAt' | 'failure' | 'mailMessageId' | 'text'>
>;

/** The most messages that are read with a task: its newest ones. */
export const MAX_MESSAGES = 1_000;

/** Stores the messages between the shop and its customers. */
export abstract class ThreadStore {
  /** Adds a message of the shop; false: there is one with this id. */
  abstract addOut(tx: Tx, tenantId: string, message: OutMessage): Promise<boolean>;
  /** Adds a message that came in; false: the task has one with this key. */
  abstract addIn(tx: Tx, tenantId: string, message: InMessage): Promise<boolean>;
  /** A message of the shop, locked for update. Lock its task first, if that is needed too. */
  abstract lockOut(tx: Tx, tenantId: string, id: string): Promise<OutMessage | undefined>;
  abstract changeOut(tx: Tx, tenantId: string, id: string, change: OutChange): Promise<void>;
  /** The newest messages of a task, oldest first. */
  abstract ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly ThreadMessage[]>;
  /** All messages of the workspace, cancelled ones too. */
  abstract all(tenantId: string, page: PageRequest): Promise<Page<ThreadMessage>>;
  /** When a person last wrote to the customer about any task; null: nobody has. */
  abstract lastPersonAt(tx: Tx, tenantId: string, customerExternalId: string): Promise<Date | null>;
  /** Automatic mails of this address for the task since a time. */
  abstract automaticSince(tx: Tx, tenantId: string, taskId: string, address: string, since: Date): Promise<number>;
  /** Makes the task known by a token of its reply address. */
  abstract addAddress(tx: Tx, task: TaskAddress, tokenHash: string, at: Date): Promise<void>;
  /** The task that a token belongs to. */
  abstract taskOfToken(tokenHash: string): Promise<TaskAddress | undefined>;
}
