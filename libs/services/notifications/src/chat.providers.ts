import type { Provider, Type } from '@nestjs/common';
import { ChangeChatTargets } from './application/chat/change-chat-targets.js';
import { ChatAudit } from './application/chat/chat-audit.js';
import { ChatDigestSchedule, ChatDigestStore } from './application/chat/chat-digest.js';
import { ChatTargetStore } from './application/chat/chat-target-store.js';
import { ChatWriter } from './application/chat/chat-writer.js';
import { SendChatDigest } from './application/chat/send-chat-digest.js';
import { WriteToChats } from './application/chat/write-to-chats.js';
import { WordedChatWriter } from './chat/worded-chat-writer.js';
import { ChatConsumer } from './events/chat/chat.consumer.js';
import { ChatDigestsWorker, JobChatDigests } from './events/chat/job-chat-digests.js';
import { ChatTargetsController } from './http/chat/chat-targets.controller.js';
import { SqlChatDigestStore } from './persistence/chat/sql-chat-digest-store.js';
import { SqlChatTargetStore } from './persistence/chat/sql-chat-target-store.js';

/** Routes about chats. */
export const CHAT_CONTROLLERS: readonly Type[] = [ChatTargetsController];

/** Chats to which rules and summaries are sent, in the queue of webhooks. */
export const CHAT_PROVIDERS: readonly Provider[] = [
  ChangeChatTargets,
  ChatAudit,
  ChatConsumer,
  ChatDigestsWorker,
  SendChatDigest,
  WriteToChats,
  { provide: ChatTargetStore, useClass: SqlChatTargetStore },
  { provide: ChatDigestStore, useClass: SqlChatDigestStore },
  { provide: ChatDigestSchedule, useClass: JobChatDigests },
  { provide: ChatWriter, useClass: WordedChatWriter },
];
