import { Injectable } from '@nestjs/common';
import { ChatRequested, ChatSettled, newEvent, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId, done, type Outcome } from '@hearback/kernel';
import { EventLog, Subscribe } from '@hearback/messaging';
import { ChatWriter } from '../../application/chat/chat-writer.js';
import { WriteToChats, type ChatMessage } from '../../application/chat/write-to-chats.js';

/** Writes to chats what rules ask for, and says what became of it. */
@Injectable()
export class ChatConsumer {
  constructor(
    private readonly write: WriteToChats,
    private readonly writer: ChatWriter,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  @Subscribe(ChatRequested)
  async requested(events: readonly EventOf<typeof ChatRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const messages: ChatMessage[] = [];
    for (const { tenantId, payload } of events) {
      const { rule_name: ruleName, text, scores, response_id: responseId, task_id: taskId } = payload;
      const language = await this.writer.languageOf(tx, tenantId);
      messages.push({
        tenantId,
        targetId: payload.chat_target_id,
        key: payload.act_id,
        type: 'chat.rule',
        text: this.writer.rule({ ruleName, text, scores, responseId, taskId }, language),
      });
    }
    const refusals = await this.write.execute(tx, messages);
    const at = this.clock.now();
    await this.log.append(
      tx,
      events.map(({ tenantId, payload: { act_id } }, n) =>
        newEvent(ChatSettled, {
          id: derivedId('chat-settled', act_id),
          tenantId,
          time: at,
          payload: { act_id, reason: refusals[n] ?? null, settled_at: at.toISOString() },
        }),
      ),
    );
    return events.map(done);
  }
}
