import { ReplyTokens } from '@hearback/http';
import type { Provider } from '@nestjs/common';
import { ReplyDraftStore } from './application/drafts/reply-draft-store.js';
import { ReplyDrafts } from './application/drafts/reply-drafts.js';
import { FillSnippets } from './application/snippets/fill-snippets.js';
import { ReplaceSnippets } from './application/snippets/replace-snippets.js';
import { SnippetStore } from './application/snippets/snippet-store.js';
import { CancelMessage } from './application/thread/cancel-message.js';
import { Correspondents } from './application/thread/correspondents.js';
import { CustomerDirectory } from './application/thread/customer-directory.js';
import { MessageSchedule } from './application/thread/message-schedule.js';
import { ReadThread } from './application/thread/read-thread.js';
import { ReceiveMessage } from './application/thread/receive-message.js';
import { ReleaseMessage } from './application/thread/release-message.js';
import { ReplyAddresses } from './application/thread/reply-addresses.js';
import { SendMessage } from './application/thread/send-message.js';
import { SettleMessage } from './application/thread/settle-message.js';
import { ThreadStore } from './application/thread/thread-store.js';
import { WriteMessage } from './application/thread/write-message.js';
import { ToneGuard } from './application/tone-guard.js';
import { CustomersConsumer } from './events/customers.consumer.js';
import { MessageResultsConsumer } from './events/message-results.consumer.js';
import { JobMessageSchedule, MessageScheduleWorker } from './events/message-schedule.worker.js';
import { SqlReplyDraftStore } from './persistence/drafts/sql-reply-draft-store.js';
import { SqlSnippetStore } from './persistence/snippets/sql-snippet-store.js';
import { SqlCustomerDirectory } from './persistence/thread/sql-customer-directory.js';
import { SqlThreadStore } from './persistence/thread/sql-thread-store.js';

/** The thread with the customer. */
export const THREAD_PROVIDERS: readonly Provider[] = [
  ReplyTokens,
  ReplyAddresses,
  Correspondents,
  WriteMessage,
  SendMessage,
  CancelMessage,
  ReleaseMessage,
  SettleMessage,
  ReceiveMessage,
  ReadThread,
  ReplyDrafts,
  ReplaceSnippets,
  FillSnippets,
  MessageScheduleWorker,
  MessageResultsConsumer,
  CustomersConsumer,
  { provide: ThreadStore, useClass: SqlThreadStore },
  { provide: ReplyDraftStore, useClass: SqlReplyDraftStore },
  { provide: SnippetStore, useClass: SqlSnippetStore },
  { provide: CustomerDirectory, useClass: SqlCustomerDirectory },
  { provide: MessageSchedule, useClass: JobMessageSchedule },
  ToneGuard,
];
