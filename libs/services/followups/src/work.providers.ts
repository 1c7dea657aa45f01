import type { Provider, Type } from '@nestjs/common';
import { ReportFollowups } from './application/report/report-followups.js';
import { ReportedTasks } from './application/report/reported-tasks.js';
import { BlueprintStore } from './application/work/blueprint-store.js';
import { ChangeWorkSettings } from './application/work/change-work-settings.js';
import { GiveGoodwill } from './application/work/give-goodwill.js';
import { GoodwillStore } from './application/work/goodwill-store.js';
import { MarkTask } from './application/work/mark-task.js';
import { PlaybookStore } from './application/work/playbook-store.js';
import { ReadTaskWork } from './application/work/read-task-work.js';
import { TaskWorkParts } from './application/work/task-work-parts.js';
import { RecordMinutes } from './application/work/record-minutes.js';
import { ReplaceBlueprint } from './application/work/replace-blueprint.js';
import { ReplacePlaybooks } from './application/work/replace-playbooks.js';
import { TaskLock } from './application/work/task-lock.js';
import { TaskWorkStore } from './application/work/task-work-store.js';
import { TickStep } from './application/work/tick-step.js';
import { WorkLists } from './application/work/work-lists.js';
import { WorkSettingsStore } from './application/work/work-settings-store.js';
import { FollowupReportController } from './http/report/followup-report.controller.js';
import { TaskWorkController } from './http/work/task-work.controller.js';
import {
  BlueprintController,
  PlaybooksController,
  WorkSettingsController,
} from './http/work/work-settings.controller.js';
import { SqlReportedTasks } from './persistence/report/sql-reported-tasks.js';
import { SqlBlueprintStore } from './persistence/work/sql-blueprint-store.js';
import { SqlGoodwillStore } from './persistence/work/sql-goodwill-store.js';
import { SqlPlaybookStore } from './persistence/work/sql-playbook-store.js';
import { SqlTaskWorkStore } from './persistence/work/sql-task-work-store.js';
import { SqlWorkSettingsStore } from './persistence/work/sql-work-settings-store.js';

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
