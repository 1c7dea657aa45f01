import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { AuditedAction, auditedKey } from './audited-action.js';
import { InvitationStep } from './invitation-step.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** A touchpoint as it was when the version was published. */
const Touchpoint = () =>
  Type.Object({ touchpoint_id: Uuid(), key: Type.String(), name: Type.String(), stage: Nullable(Type.String()) });

/** A version of a survey was published: it never changes and accepts answers from now on. The previous one accepts those in progress. */
export const SurveyPublished = defineEvent(
  'survey.survey-published.v1',
  Type.Object({
    survey_id: Uuid(),
    version_id: Uuid(),
    /** 1, 2, 3 … */
    version: Type.Integer({ minimum: 1 }),
    name: Type.String(),
    /** Public link code of `/s/{code}`, the same for all versions. */
    link_code: Type.String(),
    touchpoint: Nullable(Touchpoint()),
    /** The survey JSON of `@hearback/questionnaire`, frozen. */
    definition: Type.Unsafe<unknown>({ type: 'object' }),
    published_at: Instant(),
  }),
  (p) => p.survey_id,
);
export type SurveyPublishedV1 = PayloadOf<typeof SurveyPublished>;

/**
 * Staff created a link that shows the draft, as it was then, as a preview until it expires. Answers to a preview are tests, which
 * are not counted.
 */
export const SurveyPreviewCreated = defineEvent(
  'survey.preview-created.v1',
  Type.Object({
    preview_id: Uuid(),
    survey_id: Uuid(),
    name: Type.String(),
    link_code: Type.String(),
    touchpoint: Nullable(Touchpoint()),
    definition: Type.Unsafe<unknown>({ type: 'object' }),
    expires_at: Instant(),
  }),
  (p) => p.survey_id,
);
export type SurveyPreviewCreatedV1 = PayloadOf<typeof SurveyPreviewCreated>;

/** The survey accepts no more answers until a version is published again. */
export const SurveyClosed = defineEvent(
  'survey.survey-closed.v1',
  Type.Object({ survey_id: Uuid(), closed_at: Instant() }),
  (p) => p.survey_id,
);
export type SurveyClosedV1 = PayloadOf<typeof SurveyClosed>;

/** How a survey is shown on web pages was changed. The whole state after the change. */
export const WidgetChanged = defineEvent(
  'survey.widget-changed.v1',
  Type.Object({
    survey_id: Uuid(),
    enabled: Type.Boolean(),
    /** `popover`, `inline` or `button`; consumers must accept others. */
    display: Type.String(),
    /** `kind` says which other member there is; consumers must accept kinds that they do not know. */
    trigger: Type.Object({
      kind: Type.String(),
      name: Type.Optional(Type.String()),
      path: Type.Optional(Type.String()),
      seconds: Type.Optional(Type.Integer()),
      percent: Type.Optional(Type.Integer()),
    }),
    /** Share of visitors who are asked, from 0 to 1. */
    sampling: Type.Number(),
    /** Conditions on attributes of the visitor, all of which must hold. */
    targeting: Type.Array(
      Type.Object({ attribute: Type.String(), is: Type.String(), values: Type.Array(Type.String()) }),
    ),
    /** Days for which a person who was asked is not asked again. */
    recontact_days: Type.Integer({ minimum: 0 }),
    /** Text of the button by language. */
    button_text: Type.Record(Type.String(), Type.String()),
    /** 1, 2, 3 … per survey. */
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.survey_id,
);
export type WidgetChangedV1 = PayloadOf<typeof WidgetChanged>;

/** When, how often and where a survey is answered, whatever the version; also of surveys that are not published yet. */
export const SurveySettingsChanged = defineEvent(
  'survey.survey-settings-changed.v1',
  Type.Object({
    survey_id: Uuid(),
    opens_at: Nullable(Instant()),
    closes_at: Nullable(Instant()),
    /** Complete responses after which no more are accepted. */
    response_quota: Nullable(Type.Integer({ minimum: 1 })),
    /** Origins of the pages that may show the survey's page in a frame. */
    frame_origins: Type.Array(Type.String()),
    changed_at: Instant(),
  }),
  (p) => p.survey_id,
);
export type SurveySettingsChangedV1 = PayloadOf<typeof SurveySettingsChanged>;

/** An action of this service for the audit log of the workspace. */
export const SurveyActionAudited = defineEvent('survey.action-audited.v1', AuditedAction(), auditedKey);

/** A campaign, a trigger, a recurring survey or a single question was created or changed. */
export const PlanChanged = defineEvent(
  'survey.plan-changed.v1',
  Type.Object({
    plan_id: Uuid(),
    survey_id: Uuid(),
    kind: Type.String(),
    name: Type.String(),
    status: Type.String(),
    /** Days for which each invitation is observed. */
    window_days: Type.Integer({ minimum: 1 }),
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.plan_id,
);
export type PlanChangedV1 = PayloadOf<typeof PlanChanged>;

/** The words of a plan's mails, frozen as a version. */
export const MessagePublished = defineEvent(
  'survey.message-published.v1',
  Type.Object({
    plan_id: Uuid(),
    message_version: Type.Integer({ minimum: 1 }),
    survey_id: Uuid(),
    survey_version: Type.Integer({ minimum: 1 }),
    sender_id: Nullable(Uuid()),
    /** Texts by language, then by their name, for example `subject`. */
    texts: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
    published_at: Instant(),
  }),
  (p) => p.plan_id,
);
export type MessagePublishedV1 = PayloadOf<typeof MessagePublished>;

/** Somebody is not asked. */
export const InvitationSuppressed = defineEvent(
  'survey.invitation-suppressed.v1',
  Type.Object({
    invitation_id: Uuid(),
    plan_id: Uuid(),
    survey_id: Uuid(),
    customer_id: Uuid(),
    reason: Type.String(),
    suppressed_at: Instant(),
  }),
  (p) => p.invitation_id,
);
export type InvitationSuppressedV1 = PayloadOf<typeof InvitationSuppressed>;

/** A mail about an invitation is to be sent, once: the question, a reminder of it or thanks for the answer. */
export const InvitationClaimed = defineEvent(
  'survey.invitation-claimed.v1',
  Type.Object({
    invitation_id: Uuid(),
    ...InvitationStep(),
    plan_id: Uuid(),
    survey_id: Uuid(),
    /** What the survey is about, for example `order`; consumers must accept kinds that they do not know. */
    survey_kind: Type.Optional(Type.String()),
    /** The version that is mailed, and in which it is answered. */
    survey_version: Type.Integer({ minimum: 1 }),
    message_version: Type.Integer({ minimum: 1 }),
    customer_id: Uuid(),
    external_id: PersonalText(),
    channel: Type.String(),
    /** Segments of the customer, as of now. */
    segments: Type.Array(Uuid()),
    /** What the event that caused it is about, for texts of the mail. */
    variables: Type.Record(Type.String(), Type.Unsafe<string | number | boolean>({ personal: true })),
    /** When the customer was asked: of reminders the time of the question. */
    asked_at: Instant(),
    claimed_at: Instant(),
    /** When the link stops accepting answers. */
    expires_at: Instant(),
  }),
  (p) => p.invitation_id,
);
export type InvitationClaimedV1 = PayloadOf<typeof InvitationClaimed>;

/** The time to answer is over. */
export const InvitationExpired = defineEvent(
  'survey.invitation-expired.v1',
  Type.Object({ invitation_id: Uuid(), survey_id: Uuid(), expired_at: Instant() }),
  (p) => p.invitation_id,
);
export type InvitationExpiredV1 = PayloadOf<typeof InvitationExpired>;

/** A survey that another service requested cannot be mailed, and there is no invitation of which an event could say so. */
export const SurveyRequestRefused = defineEvent(
  'survey.survey-request-refused.v1',
  Type.Object({
    /** The id that the invitation would have had. */
    invitation_id: Uuid(),
    survey_id: Uuid(),
    /** `unknown-survey`, `survey-not-open`, `links-not-reachable` or `unknown-customer`; consumers must accept others. */
    reason: Type.String(),
    refused_at: Instant(),
  }),
  (p) => p.invitation_id,
);
export type SurveyRequestRefusedV1 = PayloadOf<typeof SurveyRequestRefused>;

/** A touchpoint was created or changed: the whole of it. */
export const TouchpointChanged = defineEvent(
  'survey.touchpoint-changed.v1',
  Type.Object({
    touchpoint_id: Uuid(),
    key: Type.String(),
    name: Type.String(),
    stage: Nullable(Type.String()),
    /** Whether customers decide here whether they stay: nothing automatic answers them. */
    moment_of_truth: Type.Boolean(),
    changed_at: Instant(),
  }),
  (p) => p.touchpoint_id,
);
export type TouchpointChangedV1 = PayloadOf<typeof TouchpointChanged>;
