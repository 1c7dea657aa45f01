import type { Provider, Type } from '@nestjs/common';
import { CustomerMergeStore } from './application/merges/customer-merge-store.js';
import { MergeChoices } from './application/merges/merge-choices.js';
import { MergeCustomers } from './application/merges/merge-customers.js';
import { UnmergeCustomers } from './application/merges/unmerge-customers.js';
import { MergesController } from './http/merges/merges.controller.js';
import { DistinguishCustomers } from './application/quality/distinguish-customers.js';
import { QualityQueries } from './application/quality/quality-queries.js';
import { QualityFiles } from './http/quality/quality-files.js';
import { QualityController } from './http/quality/quality.controller.js';
import { SqlQualityQueries } from './persistence/quality/sql-quality-queries.js';
import { ReadTimeline } from './application/timeline/read-timeline.js';
import { TimelineStore } from './application/timeline/timeline-store.js';
import { MailsConsumer } from './events/timeline/mails.consumer.js';
import { TasksConsumer } from './events/timeline/tasks.consumer.js';
import { TimelineController } from './http/timeline/timeline.controller.js';
import { SqlTimelineStore } from './persistence/timeline/sql-timeline-store.js';
import { SqlCustomerMergeStore } from './persistence/merges/sql-customer-merge-store.js';

/** Profiles that are one person, and what happened with them. */
export const WHOLE_CONTROLLERS: readonly Type[] = [MergesController, TimelineController, QualityController];

export const WHOLE_PROVIDERS: readonly Provider[] = [
  MergeCustomers,
  UnmergeCustomers,
  MergeChoices,
  DistinguishCustomers,
  QualityFiles,
  { provide: QualityQueries, useClass: SqlQualityQueries },
  ReadTimeline,
  TasksConsumer,
  MailsConsumer,
  { provide: TimelineStore, useClass: SqlTimelineStore },
  { provide: CustomerMergeStore, useClass: SqlCustomerMergeStore },
];
