import { Type } from '@sinclair/typebox';
import { AuditedAction, auditedKey } from './audited-action.js';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** A task was opened: by a rule for a response, or by hand. */
export const TaskOpened = defineEvent(
  'followups.task-opened.v1',
  Type.Object({
    task_id: Uuid(),
    /** Null for a task by hand that is about no response. */
    response_id: Nullable(Uuid()),
    /** The touchpoint of the response. Absent: told by a release that did not say; consumers know no touchpoint then. */
    touchpoint_id: Type.Optional(Nullable(Uuid())),
    /** Null, as are the name and the reason, for a task by hand. */
    rule_id: Nullable(Uuid()),
    rule_name: Nullable(Type.String()),
    /** The assigned member of staff; null while nobody is assigned. */
    assignee_id: Nullable(Uuid()),
    title: PersonalText(),
    /** Why it was opened, in one sentence for staff. */
    reason: Nullable(PersonalText()),
    comment: Nullable(PersonalText()),
    opened_at: Instant(),
    due_at: Instant(),
  }),
  (p) => p.task_id,
);
export type TaskOpenedV1 = PayloadOf<typeof TaskOpened>;

/** A task has a new assignee, or none (`null`). */
export const TaskAssigned = defineEvent(
  'followups.task-assigned.v1',
  Type.Object({
    task_id: Uuid(),
    title: PersonalText(),
    assignee_id: Nullable(Uuid()),
    assigned_at: Instant(),
    due_at: Instant(),
  }),
  (p) => p.task_id,
);
export type TaskAssignedV1 = PayloadOf<typeof TaskAssigned>;

/** The deadline that an event is about: the first response to the customer, or the resolution. Absent: the resolution. */
const DeadlineClock = () => Type.Optional(Type.String());

/** A task comes due soon and is still open. */
export const TaskDue = defineEvent(
  'followups.task-due.v1',
  Type.Object({
    task_id: Uuid(),
    title: PersonalText(),
    assignee_id: Nullable(Uuid()),
    due_at: Instant(),
    clock: DeadlineClock(),
  }),
  (p) => p.task_id,
);
export type TaskDueV1 = PayloadOf<typeof TaskDue>;

/** A task went past its due time while open. */
export const TaskBreached = defineEvent(
  'followups.task-breached.v1',
  Type.Object({
    task_id: Uuid(),
    title: PersonalText(),
    assignee_id: Nullable(Uuid()),
    due_at: Instant(),
    breached_at: Instant(),
    clock: DeadlineClock(),
  }),
  (p) => p.task_id,
);
export type TaskBreachedV1 = PayloadOf<typeof TaskBreached>;

/** A deadline was missed and a step of escalation was taken. */
export const TaskEscalated = defineEvent(
  'followups.task-escalated.v1',
  Type.Object({
    task_id: Uuid(),
    title: PersonalText(),
    assignee_id: Nullable(Uuid()),
    clock: Type.String(),
    /** `notify`, `reassign` or `raise`. */
    action: Type.String(),
    /** Whom to notify. */
    staff_ids: Type.Array(Uuid()),
    due_at: Instant(),
    escalated_at: Instant(),
  }),
  (p) => p.task_id,
);
export type TaskEscalatedV1 = PayloadOf<typeof TaskEscalated>;

/** A task is resolved. */
export const TaskResolved = defineEvent(
  'followups.task-resolved.v1',
  Type.Object({
    task_id: Uuid(),
    response_id: Nullable(Uuid()),
    /** A key of the list of the workspace. */
    root_cause: Type.String(),
    outcome: Type.String(),
    resolved_by: Nullable(Uuid()),
    opened_at: Instant(),
    resolved_at: Instant(),
  }),
  (p) => p.task_id,
);
export type TaskResolvedV1 = PayloadOf<typeof TaskResolved>;

/** A resolved task is open again. */
export const TaskReopened = defineEvent(
  'followups.task-reopened.v1',
  Type.Object({ task_id: Uuid(), response_id: Nullable(Uuid()), reopened_at: Instant(), due_at: Instant() }),
  (p) => p.task_id,
);
export type TaskReopenedV1 = PayloadOf<typeof TaskReopened>;

/** Something else about a task changed: its title, due time, status or notes, or it was cancelled. Absent members are not told. */
export const TaskChanged = defineEvent(
  'followups.task-changed.v1',
  Type.Object({
    task_id: Uuid(),
    response_id: Nullable(Uuid()),
    changed_at: Instant(),
    /** `open`, `in_progress`, `waiting`, `resolved` or `cancelled`; consumers must accept others. */
    status: Type.Optional(Type.String()),
    /** When a person first answered the customer; null: nobody has. */
    first_response_at: Type.Optional(Nullable(Instant())),
    /** All minutes that members recorded until now. */
    work: Type.Optional(
      Type.Object({
        minutes: Type.Integer({ minimum: 0 }),
        /** What they cost in minor units; null, as the currency is: not all of it is known in one currency. */
        cost_minor: Nullable(Type.Integer({ minimum: 0 })),
        /** ISO 4217. */
        currency: Nullable(Type.String()),
      }),
    ),
  }),
  (p) => p.task_id,
);
export type TaskChangedV1 = PayloadOf<typeof TaskChanged>;

/** What happened to a promise. `due_soon`: it is still open; `objected`: the customer says that it was not kept. */
export type PromiseChange =
  'made' | 'due_soon' | 'moved' | 'kept' | 'broken' | 'withdrawn' | 'objected' | 'handed_over';

/** Something happened to a promise to a customer. */
export const PromiseChanged = defineEvent(
  'followups.promise-changed.v1',
  Type.Object({
    promise_id: Uuid(),
    task_id: Uuid(),
    task_title: PersonalText(),
    change: Type.Unsafe<PromiseChange>(Type.String()),
    /** `open`, `kept`, `broken` or `withdrawn`. */
    status: Type.String(),
    what: PersonalText(),
    /** The member who keeps it. */
    owner_id: Uuid(),
    due_at: Instant(),
    /** The due time when it was made. */
    first_due_at: Instant(),
    /** The reason of a move, what the customer was told instead, or what the customer said. */
    note: Nullable(PersonalText()),
    /** The highest one holds. */
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.task_id,
);
export type PromiseChangedV1 = PayloadOf<typeof PromiseChanged>;

/** An action of this service for the audit log of the workspace. */
export const FollowupsActionAudited = defineEvent('followups.action-audited.v1', AuditedAction(), auditedKey);

/** Whether a task about an unhappy answer of a customer is open. The highest revision of a task holds. */
export const ComplaintChanged = defineEvent(
  'followups.complaint-changed.v1',
  Type.Object({
    task_id: Uuid(),
    external_id: PersonalText(),
    open: Type.Boolean(),
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.task_id,
);
export type ComplaintChangedV1 = PayloadOf<typeof ComplaintChanged>;

/** A message to the customer of a task leaves now: it can no longer be cancelled. Sent as one mail, whose id follows from the message. */
export const CustomerMessageReleased = defineEvent(
  'followups.customer-message-released.v1',
  Type.Object({
    message_id: Uuid(),
    task_id: Uuid(),
    /** The workspace's own id of the customer; null: the mail goes to `address`. */
    customer_external_id: Nullable(PersonalText()),
    /** Where to write to somebody who is no known customer. */
    address: Nullable(PersonalText()),
    /** BCP 47 tag of the answer that the task is about; the choice of the customer goes first. */
    language: Nullable(Type.String()),
    /** `person` or `automatic`. */
    writer: Type.String(),
    /** What it is for, as in `reply`; consumers must accept others. */
    purpose: Type.String(),
    /** The name of the member who wrote it. */
    member_name: Nullable(PersonalText()),
    /** Of the mail that is answered; null: the thread has none yet. */
    subject: Nullable(PersonalText()),
    text: PersonalText(),
    /** Message-IDs with their angle brackets. */
    in_reply_to: Nullable(PersonalText()),
    references: Type.Array(PersonalText()),
    /** The link to the customer's status page: a signature completes it. Null or absent: none. */
    status_link_id: Type.Optional(Nullable(Uuid())),
    released_at: Instant(),
  }),
  (p) => p.task_id,
);
export type CustomerMessageReleasedV1 = PayloadOf<typeof CustomerMessageReleased>;

/** A message came in for a task, over the mail or the status page. */
export const MessageReceived = defineEvent(
  'followups.message-received.v1',
  Type.Object({
    message_id: Uuid(),
    task_id: Uuid(),
    title: PersonalText(),
    assignee_id: Nullable(Uuid()),
    customer_external_id: Nullable(PersonalText()),
    /** `mail` or `page`. */
    channel: Type.String(),
    /** `reply`, `auto_reply`, `bounce` or `loop`: staff are told of a `reply` only. */
    kind: Type.String(),
    /** `forged` or `other-sender`; null: nothing is doubted. */
    warning: Nullable(Type.String()),
    /** The beginning of the text. */
    excerpt: PersonalText(),
    received_at: Instant(),
    due_at: Instant(),
  }),
  (p) => p.task_id,
);
export type MessageReceivedV1 = PayloadOf<typeof MessageReceived>;

/** A survey is to be mailed to a customer, once per invitation. The survey service decides whether the customer may be asked. */
export const SurveyRequested = defineEvent(
  'followups.survey-requested.v1',
  Type.Object({
    /** The id that the invitation gets: a request that is repeated asks nobody twice. */
    invitation_id: Uuid(),
    survey_id: Uuid(),
    external_id: PersonalText(),
    /** `rule`, or `recovery` after a task was resolved; consumers must accept others. */
    cause: Type.String(),
    task_id: Nullable(Uuid()),
    rule_id: Nullable(Uuid()),
    requested_at: Instant(),
  }),
  // After the end of the complaint that the task was: an open one keeps its customer from being asked.
  (p) => p.task_id ?? p.invitation_id,
);
export type SurveyRequestedV1 = PayloadOf<typeof SurveyRequested>;
