import { ReplyTokens } from '@hearback/http';
import type { Provider } from '@nestjs/common';
import { SendThreadMail } from './application/thread/send-thread-mail.js';
import { ThreadMailWriter } from './application/thread/thread-mail.js';
import { ThreadMailResults } from './application/thread/thread-mail-results.js';
import { ThreadMailStore } from './application/thread/thread-mail-store.js';
import { LiquidThreadMailWriter } from './customer-mail/thread-mail-writer.js';
import { ThreadMailsConsumer } from './events/thread-mails.consumer.js';
import { SqlThreadMailStore } from './persistence/thread/sql-thread-mail-store.js';

/** Mails with messages to the customers of tasks. */
export const THREAD_MAIL_PROVIDERS: readonly Provider[] = [
  ReplyTokens,
  SendThreadMail,
  ThreadMailResults,
  ThreadMailsConsumer,
  { provide: ThreadMailStore, useClass: SqlThreadMailStore },
  { provide: ThreadMailWriter, useClass: LiquidThreadMailWriter },
];
