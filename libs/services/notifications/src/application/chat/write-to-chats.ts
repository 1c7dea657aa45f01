import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { bodyOfChat, type ChatText } from '../../domain/chat/chat-message.js';
import type { ChatTarget } from '../../domain/chat/chat-target.js';
import { notificationsErrors } from '../notifications.errors.js';
import { StoreDeliveries } from '../webhooks/store-deliveries.js';
import { ChatAudit } from './chat-audit.js';
import { ChatTargetStore, type ChatReceiver } from './chat-target-store.js';
import { ChatWriter } from './chat-writer.js';

/** A message for a chat. */
export interface ChatMessage {
  readonly tenantId: string;
  readonly targetId: string;
  /** The message is stored once for it. */
  readonly key: string;
  /** What the log calls it, such as `chat.rule`. */
  readonly type: 'chat.rule' | 'chat.digest' | 'chat.test';
  readonly text: ChatText;
}

/** Why nothing is written to a chat. */
export type ChatRefusal = 'no-chat-target' | 'chat-target-disabled';

/** Stores messages for chats; they are sent as webhooks are. */
@Injectable()
export class WriteToChats {
  constructor(
    private readonly targets: ChatTargetStore,
    private readonly store: StoreDeliveries,
    private readonly writer: ChatWriter,
    private readonly audit: ChatAudit,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Returns for each message why it is not sent; null: it will be. */
  async execute(tx: BatchTx, messages: readonly ChatMessage[]): Promise<readonly (ChatRefusal | null)[]> {
    const wanted = messages.map(({ tenantId, targetId: id }) => ({ tenantId, id }));
    const receivers = new Map((await this.targets.receivers(tx, wanted)).map((each) => [each.id, each]));
    const accepted = messages.flatMap((message) => {
      const receiver = receivers.get(message.targetId);
      return receiver?.status === 'active' ? [{ message, receiver }] : [];
    });
    await this.#store(tx, accepted);
    return messages.map(({ targetId }) => refusalOf(receivers.get(targetId)));
  }

  /** Throws `chat-target-not-found` and `chat-target-not-active`. */
  async test(unit: UnitOfWork, id: string, caller: Caller): Promise<ChatTarget> {
    return unit.run(async (tx) => {
      const target = await this.targets.lock(tx, id);
      if (target === undefined) throw notificationsErrors.error('chat-target-not-found');
      if (target.status !== 'active') throw notificationsErrors.error('chat-target-not-active');
      const [receiver] = await this.targets.receivers(tx, [{ tenantId: tx.tenantId, id }]);
      const text = this.writer.test(await this.writer.languageOf(tx, tx.tenantId));
      const message = { tenantId: tx.tenantId, targetId: id, key: this.ids.next(), type: 'chat.test', text } as const;
      await this.#store(tx, [{ message, receiver: receiver! }]);
      await this.audit.add(tx, 'tested', target, target, caller);
      return target;
    });
  }

  #store(
    tx: Tx,
    accepted: readonly { readonly message: ChatMessage; readonly receiver: ChatReceiver }[],
  ): Promise<void> {
    const deliveries = accepted.map(({ message: { tenantId, targetId, key, type, text }, receiver }) => {
      const id = derivedId('chat-message', targetId, key);
      const body = bodyOfChat(receiver.kind, text);
      return {
        receiver: { ...receiver, isPaused: false },
        message: { tenantId, id, eventId: null, type, body },
        delivery: {
          tenantId,
          id: derivedId('chat-delivery', id),
          endpointId: targetId,
          messageId: id,
          status: 'pending' as const,
        },
      };
    });
    return this.store.execute(tx, deliveries, this.clock.now());
  }
}

function refusalOf(receiver: ChatReceiver | undefined): ChatRefusal | null {
  if (receiver === undefined) return 'no-chat-target';
  return receiver.status === 'active' ? null : 'chat-target-disabled';
}
