import { ExportFiles, ExportRoutes, ExportTickets } from '@hearback/http';
import { Module } from '@nestjs/common';
import {
  customerErasure,
  customerPointers,
  personCopy,
  retention,
  ServiceModule,
  workspaceErasure,
  type ServiceDefinition,
} from '@hearback/process';
import { personalData } from './persistence/personal-data.js';
import { AddNote } from './application/add-note.js';
import { AssignTasks } from './application/assign-tasks.js';
import { ByHandTasks } from './application/by-hand-tasks.js';
import { CancelTask } from './application/cancel-task.js';
import { CreateTask } from './application/create-task.js';
import { CalendarStore } from './application/calendar-store.js';
import { ChangeCalendars } from './application/change-calendars.js';
import { Complaints } from './application/complaints.js';
import { ClockKeeper } from './application/clock-keeper.js';
import { FollowHours } from './application/follow-hours.js';
import { FollowWorkspace } from './application/follow-workspace.js';
import { HoursChanges } from './application/hours-changes.js';
import { ReplaceSlaTargets } from './application/replace-sla-targets.js';
import { SlaTargetStore } from './application/sla-target-store.js';
import { TakeEscalationStep } from './application/take-escalation-step.js';
import { HandOverTasks } from './application/hand-over-tasks.js';
import { OthersChanges } from './application/others-changes.js';
import { ReplaceRootCauses } from './application/replace-root-causes.js';
import { RootCauseStore } from './application/root-cause-store.js';
import { AssigneeSelector } from './application/assignee-selector.js';
import { ChangeRule } from './application/change-rule.js';
import { ChangeTask } from './application/change-task.js';
import { CreateRule } from './application/create-rule.js';
import { DeleteRule } from './application/delete-rule.js';
import { DryRunRule } from './application/dry-run-rule.js';
import { ActiveStaffCheck } from './application/active-staff-check.js';
import { OpenTasks } from './application/open-tasks.js';
import { RecordExclusions } from './application/record-exclusions.js';
import { RecordRevisions } from './application/record-revisions.js';
import { RecordFirstResponse } from './application/record-first-response.js';
import { ReopenTask } from './application/reopen-task.js';
import { ReportTimes } from './application/report-times.js';
import { ResolveTask } from './application/resolve-task.js';
import { ResponseFactsStore } from './application/response-facts-store.js';
import { CloseWithdrawnTasks } from './application/close-withdrawn-tasks.js';
import { FireTaskTimer } from './application/fire-task-timer.js';
import { RuleChecks } from './application/rule-checks.js';
import { RuleQueries } from './application/rule-queries.js';
import { ActiveRules, RuleStore } from './application/rule-store.js';
import { StaffDirectory } from './application/staff-directory.js';
import { TaskQueries } from './application/task-queries.js';
import { Rotation, TaskOpener, TaskStore } from './application/task-store.js';
import { RuleActsController } from './http/rule-acts.controller.js';
import { RuleOrderController } from './http/rule-order.controller.js';
import { OpenedTasks } from './application/task-ceiling.js';
import { TaskReopener } from './application/task-reopener.js';
import { TaskTimers } from './application/task-timers.js';
import { HoursChangesWorker, JobHoursChanges } from './events/job-hours-changes.js';
import { JobTaskTimers } from './events/job-task-timers.js';
import { ExclusionsConsumer } from './events/exclusions.consumer.js';
import { PrivacyTaskStore } from './application/privacy-task-store.js';
import { SqlPrivacyTaskStore } from './persistence/sql-privacy-task-store.js';
import { PrivacyRequestsConsumer } from './events/privacy-requests.consumer.js';
import { MembersConsumer } from './events/members.consumer.js';
import { TeamsConsumer } from './events/teams.consumer.js';
import { WorkspacesConsumer } from './events/workspaces.consumer.js';
import { ResponsesConsumer } from './events/responses.consumer.js';
import { TaskTimersWorker } from './events/task-timers.worker.js';
import { STATUS_PROVIDERS } from './status.providers.js';
import { PROMISE_PROVIDERS } from './promises.providers.js';
import { FollowupsConfig } from './followups.config.js';
import { CalendarsController } from './http/calendars.controller.js';
import { SlaTargetsController } from './http/sla-targets.controller.js';
import { RootCausesController } from './http/root-causes.controller.js';
import { PromisesController } from './http/promises/promises.controller.js';
import { StatusLinkController } from './http/status/status-link.controller.js';
import { PromiseReportController } from './http/promises/promise-report.controller.js';
import { RulesController } from './http/rules.controller.js';
import { TaskCommandsController } from './http/task-commands.controller.js';
import { TaskOpeningController } from './http/task-opening.controller.js';
import { TasksController } from './http/tasks.controller.js';
import { FollowupsExport } from './http/followups-export.js';
import { ReplyDraftsController } from './http/drafts/reply-drafts.controller.js';
import { SnippetsController } from './http/snippets/snippets.controller.js';
import { ThreadController } from './http/thread/thread.controller.js';
import { followupsSchema } from './persistence/followups-schema.js';
import { SqlResponseFactsStore } from './persistence/sql-response-facts-store.js';
import { SqlActiveRules } from './persistence/sql-active-rules.js';
import { SqlCalendarStore } from './persistence/sql-calendar-store.js';
import { SqlSlaTargetStore } from './persistence/sql-sla-target-store.js';
import { SqlRootCauseStore } from './persistence/sql-root-cause-store.js';
import { SqlRuleQueries } from './persistence/sql-rule-queries.js';
import { SqlOpenedTasks } from './persistence/sql-opened-tasks.js';
import { SqlRuleStore } from './persistence/sql-rule-store.js';
import { SqlStaffDirectory } from './persistence/sql-staff-directory.js';
import { SqlRotation, SqlTaskOpener } from './persistence/sql-task-opener.js';
import { SqlTaskQueries } from './persistence/sql-task-queries.js';
import { SqlTaskStore } from './persistence/sql-task-store.js';
import { InboundMailController } from './http/mail/inbound-mail.controller.js';
import { CALL_BACK_PROVIDERS } from './call-back.providers.js';
import { CallBacksController } from './http/call-back/call-backs.controller.js';
import { MAIL_PROVIDERS } from './mail.providers.js';
import { RECOVERY_PROVIDERS } from './recovery.providers.js';
import { RecoveryController } from './http/recovery/recovery.controller.js';
import { RULE_PROVIDERS } from './rules.providers.js';
import { THREAD_PROVIDERS } from './thread.providers.js';
import { WORK_CONTROLLERS, WORK_PROVIDERS } from './work.providers.js';

const definition: ServiceDefinition = {
  name: 'followups',
  schema: followupsSchema,
  config: FollowupsConfig,
  personal: personalData,
};

const USE_CASES = [
  CreateRule,
  ChangeRule,
  DeleteRule,
  DryRunRule,
  OpenTasks,
  CreateTask,
  CancelTask,
  AssignTasks,
  HandOverTasks,
  ReplaceRootCauses,
  ChangeTask,
  AddNote,
  RecordFirstResponse,
  ResolveTask,
  ReopenTask,
  RecordExclusions,
  RecordRevisions,
  CloseWithdrawnTasks,
  FireTaskTimer,
  TakeEscalationStep,
  ChangeCalendars,
  FollowHours,
  FollowWorkspace,
  ReplaceSlaTargets,
  ReportTimes,
];
const SHARED_STEPS = [
  ActiveStaffCheck,
  RuleChecks,
  AssigneeSelector,
  ByHandTasks,
  OthersChanges,
  ClockKeeper,
  Complaints,
  TaskReopener,
];

/** Rules and tasks: every unhappy answer gets an owner and a deadline. */
@Module({
  imports: [ServiceModule.forService(definition)],
  controllers: [
    RulesController,
    RuleOrderController,
    RuleActsController,
    RecoveryController,
    CalendarsController,
    CallBacksController,
    InboundMailController,
    SlaTargetsController,
    RootCausesController,
    SnippetsController,
    ReplyDraftsController,
    TaskOpeningController,
    TasksController,
    TaskCommandsController,
    ThreadController,
    PromisesController,
    StatusLinkController,
    ...WORK_CONTROLLERS,
    PromiseReportController,
  ],
  providers: [
    customerPointers('followups'),
    personCopy('followups', personalData),
    retention('followups', personalData),
    workspaceErasure('followups'),
    customerErasure('followups', personalData),
    ExportTickets,
    ExportRoutes,
    { provide: ExportFiles, useClass: FollowupsExport },
    ...USE_CASES,
    ...SHARED_STEPS,
    ...THREAD_PROVIDERS,
    ...RULE_PROVIDERS,
    ...RECOVERY_PROVIDERS,
    ...PROMISE_PROVIDERS,
    ...STATUS_PROVIDERS,
    ...MAIL_PROVIDERS,
    ...CALL_BACK_PROVIDERS,
    ...WORK_PROVIDERS,
    ExclusionsConsumer,
    MembersConsumer,
    PrivacyRequestsConsumer,
    { provide: PrivacyTaskStore, useClass: SqlPrivacyTaskStore },
    TeamsConsumer,
    WorkspacesConsumer,
    ResponsesConsumer,
    TaskTimersWorker,
    HoursChangesWorker,
    { provide: RuleStore, useClass: SqlRuleStore },
    { provide: ActiveRules, useClass: SqlActiveRules },
    { provide: RuleQueries, useClass: SqlRuleQueries },
    { provide: ResponseFactsStore, useClass: SqlResponseFactsStore },
    { provide: StaffDirectory, useClass: SqlStaffDirectory },
    { provide: TaskOpener, useClass: SqlTaskOpener },
    { provide: OpenedTasks, useClass: SqlOpenedTasks },
    { provide: Rotation, useClass: SqlRotation },
    { provide: TaskStore, useClass: SqlTaskStore },
    { provide: TaskTimers, useClass: JobTaskTimers },
    { provide: HoursChanges, useClass: JobHoursChanges },
    { provide: CalendarStore, useClass: SqlCalendarStore },
    { provide: SlaTargetStore, useClass: SqlSlaTargetStore },
    { provide: RootCauseStore, useClass: SqlRootCauseStore },
    { provide: TaskQueries, useClass: SqlTaskQueries },
  ],
})
export class FollowupsModule {
  static readonly definition = definition;
}
