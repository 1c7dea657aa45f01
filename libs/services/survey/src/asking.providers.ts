import type { Provider } from '@nestjs/common';
import { AttentionQueries } from './application/asking/attention-queries.js';
import { AttentionStore } from './application/asking/attention-store.js';
import { CampaignHarm } from './application/asking/campaign-harm.js';
import { ChangeAttention } from './application/asking/change-attention.js';
import { CreateInvitation } from './application/asking/create-invitation.js';
import { ExpireInvitations } from './application/asking/expire-invitations.js';
import { InvitationJobs } from './application/asking/invitation-jobs.js';
import { InvitationQueries, InvitationStore } from './application/asking/invitation-store.js';
import { People } from './application/asking/people.js';
import { PeopleCopies } from './application/asking/people-copies.js';
import { PlanStore } from './application/asking/plan-store.js';
import { SendInvitation } from './application/asking/send-invitation.js';
import { TouchStore } from './application/asking/touch-store.js';
import { TryAttention } from './application/asking/try-attention.js';
import { InvitationsConsumer } from './events/asking/invitations.consumer.js';
import { InvitationsWorker, JobInvitations } from './events/asking/job-invitations.js';
import { PeopleConsumer } from './events/asking/people.consumer.js';
import { SegmentsConsumer } from './events/asking/segments.consumer.js';
import { AttentionController } from './http/asking/attention.controller.js';
import { InvitationsController } from './http/asking/invitations.controller.js';
import { SqlAttentionStore } from './persistence/asking/sql-attention-store.js';
import { SqlCampaignHarm } from './persistence/asking/sql-campaign-harm.js';
import { SqlInvitationQueries } from './persistence/asking/sql-invitation-queries.js';
import { SqlInvitationStore } from './persistence/asking/sql-invitation-store.js';
import { SqlPeople } from './persistence/asking/sql-people.js';
import { SqlPeopleCopies } from './persistence/asking/sql-people-copies.js';
import { SqlPlanStore } from './persistence/asking/sql-plan-store.js';
import { SqlTouchStore } from './persistence/asking/sql-touch-store.js';
import { ContinuePlan } from './application/asking/continue-plan.js';
import { DryRunPlan } from './application/asking/dry-run-plan.js';
import { EditPlan } from './application/asking/edit-plan.js';
import { FinishPlans } from './application/asking/finish-plans.js';
import { FollowUp } from './application/asking/follow-up.js';
import { GuardPlan } from './application/asking/guard-plan.js';
import { PlanAudience } from './application/asking/plan-audience.js';
import { MailReach } from './application/asking/mail-reach.js';
import { PlanMessages } from './application/asking/plan-message.js';
import { RunPlan } from './application/asking/run-plan.js';
import { SendFollowUp } from './application/asking/send-follow-up.js';
import { TriggerQuestions } from './application/asking/trigger-questions.js';
import { CustomerDates } from './application/asking/customer-dates.js';
import { PlanOccurrences } from './application/asking/plan-occurrences.js';
import { SqlCustomerDates } from './persistence/asking/sql-customer-dates.js';
import { PlansWorker } from './events/asking/plans.worker.js';
import { TriggersConsumer } from './events/asking/triggers.consumer.js';
import { PlanQueries } from './application/asking/plan-queries.js';
import { SqlPlanQueries } from './persistence/asking/sql-plan-queries.js';
import { PlanRunController } from './http/asking/plan-run.controller.js';
import { AnswerSurveyRequest } from './application/asking/answer-survey-request.js';
import { AskOne } from './application/asking/ask-one.js';
import { SurveyRequestsConsumer } from './events/asking/survey-requests.consumer.js';
import { PlansController } from './http/asking/plans.controller.js';

/** Routes of plans, invitations and attention. */
export const ASKING_CONTROLLERS = [AttentionController, InvitationsController, PlansController, PlanRunController];

/** Who is asked, when, and why not. */
export const ASKING_PROVIDERS: readonly Provider[] = [
  AttentionQueries,
  ChangeAttention,
  TryAttention,
  AnswerSurveyRequest,
  AskOne,
  SurveyRequestsConsumer,
  CreateInvitation,
  ContinuePlan,
  DryRunPlan,
  EditPlan,
  FinishPlans,
  FollowUp,
  GuardPlan,
  PlanAudience,
  PlanOccurrences,
  PlanMessages,
  MailReach,
  RunPlan,
  SendFollowUp,
  TriggerQuestions,
  PlansWorker,
  TriggersConsumer,
  ExpireInvitations,
  SendInvitation,
  InvitationsConsumer,
  InvitationsWorker,
  PeopleConsumer,
  SegmentsConsumer,
  { provide: CustomerDates, useClass: SqlCustomerDates },
  { provide: AttentionStore, useClass: SqlAttentionStore },
  { provide: CampaignHarm, useClass: SqlCampaignHarm },
  { provide: InvitationJobs, useClass: JobInvitations },
  { provide: InvitationQueries, useClass: SqlInvitationQueries },
  { provide: InvitationStore, useClass: SqlInvitationStore },
  { provide: People, useClass: SqlPeople },
  { provide: PeopleCopies, useClass: SqlPeopleCopies },
  { provide: PlanQueries, useClass: SqlPlanQueries },
  { provide: PlanStore, useClass: SqlPlanStore },
  { provide: TouchStore, useClass: SqlTouchStore },
];
