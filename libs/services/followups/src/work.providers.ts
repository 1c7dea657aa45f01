import type { Provider, Type } from '@nestjs/common';
import { ReportFollowups } from './application/report/report-followups.js';
import { ReportedTasks } from './application/report/reported-tasks.js';
import { BlueprintStore } from './application/handling/blueprint-store.js';
import { ChangeWorkSettings } from './application/handling/change-work-settings.js';
import { GiveGoodwill } from './application/handling/give-goodwill.js';
import { GoodwillStore } from './application/handling/goodwill-store.js';
import { MarkTask } from './application/handling/mark-task.js';
import { PlaybookStore } from './application/handling/playbook-store.js';
import { ReadTaskWork } from './application/handling/read-task-work.js';
import { TaskWorkParts } from './application/handling/task-work-parts.js';
import { RecordMinutes } from './application/handling/record-minutes.js';
import { ReplaceBlueprint } from './application/handling/replace-blueprint.js';
import { ReplacePlaybooks } from './application/handling/replace-playbooks.js';
import { TaskLock } from './application/handling/task-lock.js';
import { TaskWorkStore } from './application/handling/task-work-store.js';
import { TickStep } from './application/handling/tick-step.js';
import { WorkLists } from './application/handling/work-lists.js';
import { WorkSettingsStore } from './application/handling/work-settings-store.js';
import { FollowupReportController } from './http/report/followup-report.controller.js';
import { TaskWorkController } from './http/handling/task-work.controller.js';
import {
  BlueprintController,
  PlaybooksController,
  WorkSettingsController,
} from './http/handling/work-settings.controller.js';
import { SqlReportedTasks } from './persistence/report/sql-reported-tasks.js';
import { SqlBlueprintStore } from './persistence/handling/sql-blueprint-store.js';
import { SqlGoodwillStore } from './persistence/handling/sql-goodwill-store.js';
import { SqlPlaybookStore } from './persistence/handling/sql-playbook-store.js';
import { SqlTaskWorkStore } from './persistence/handling/sql-task-work-store.js';
import { SqlWorkSettingsStore } from './persistence/handling/sql-work-settings-store.js';

/** The routes of the work on tasks and of reports about it. */
export const WORK_CONTROLLERS: readonly Type[] = [
  TaskWorkController,
  PlaybooksController,
  BlueprintController,
  WorkSettingsController,
  FollowupReportController,
];

/** The work on tasks: playbooks, tags, minutes, goodwill, and what is behind touchpoints. */
export const WORK_PROVIDERS: readonly Provider[] = [
  TaskLock,
  MarkTask,
  TickStep,
  RecordMinutes,
  GiveGoodwill,
  TaskWorkParts,
  ReadTaskWork,
  WorkLists,
  ReplacePlaybooks,
  ReplaceBlueprint,
  ChangeWorkSettings,
  ReportFollowups,
  { provide: ReportedTasks, useClass: SqlReportedTasks },
  { provide: PlaybookStore, useClass: SqlPlaybookStore },
  { provide: WorkSettingsStore, useClass: SqlWorkSettingsStore },
  { provide: TaskWorkStore, useClass: SqlTaskWorkStore },
  { provide: GoodwillStore, useClass: SqlGoodwillStore },
  { provide: BlueprintStore, useClass: SqlBlueprintStore },
];
