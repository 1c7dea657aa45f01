import { Type, type Static } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { AuditedAction, AuditedActor, auditedKey } from './audited-action.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** Everything that a consumer needs to count a response or act on it, as it was at the time of the event. */
const Content = Type.Object({
  response_id: Uuid(),
  survey_id: Uuid(),
  survey_version: Type.Integer({ minimum: 1 }),
  touchpoint_id: Nullable(Uuid()),
  /** One of the questionnaire's `CHANNELS`; consumers must accept channels that they do not know. */
  channel: Type.String(),
  /** BCP 47 tag of the language it was answered in. */
  language: Type.String(),
  /** When the customer answered; for imports too, not when the file was uploaded. */
  submitted_at: Instant(),
  /** When it was committed. */
  accepted_at: Instant(),
  customer: Nullable(Type.Object({ external_id: PersonalText() })),
  /** The customer that a web page named without proof: anybody can write it, so it must not be taken for the customer. */
  unverified_customer: Type.Optional(Nullable(Type.Object({ external_id: PersonalText() }))),
  /** One entry per answered metric question. */
  scores: Type.Array(
    Type.Object({
      /** Key of the question. */
      question: Type.String(),
      /** One of the questionnaire's `METRICS`; consumers must accept metrics that they do not know. */
      metric: Type.String(),
      /** Method version: metric, scale, direction and wording; series of two methods are never averaged. */
      method: Type.String(),
      /** Lowest and highest score of the scale. */
      min: Type.Integer(),
      max: Type.Integer(),
      score: Type.Integer(),
      /** Whether overall numbers of the metric count it: one score per response. Absent: yes. */
      primary: Type.Optional(Type.Boolean()),
    }),
  ),
  /** All other answers by question key. */
  answers: Type.Array(
    Type.Object({
      question: Type.String(),
      kind: Type.String(),
      value: Type.Unsafe<string | number | boolean | readonly string[] | Readonly<Record<string, string>>>({
        personal: true,
      }),
    }),
  ),
  /** Declared hidden fields and attributes of the customer, as they were at that time. */
  attributes: Type.Array(
    Type.Object({
      key: Type.String(),
      value: Type.Unsafe<string | number | boolean>({ personal: true }),
      /** Segment for reports: the text itself, `true`/`false`, or the band of a number such as `>3..6`; null if the attribute has no segments. */
      segment: Nullable(Type.String()),
    }),
  ),
  /** Segments of the customer when the response was accepted. */
  segments: Type.Optional(Type.Array(Uuid())),
  /** The invitation that it answers. */
  invitation_id: Type.Optional(Nullable(Uuid())),
});
/** The content of a response. */
export type ResponseContentV1 = Static<typeof Content>;

/** A response is committed: its customer has sent it, or stopped answering. */
export const ResponseSubmitted = defineEvent(
  'responses.response-submitted.v1',
  Type.Object({
    ...Content.properties,
    /** Whether rules may open tasks for it: not for imported responses, unless the import asks for tasks. Absent: true. */
    open_tasks: Type.Optional(Type.Boolean()),
    /** Whether the customer sent it; false for one who stopped answering. Absent: true. */
    completed: Type.Optional(Type.Boolean()),
  }),
  (p) => p.response_id,
);
export type ResponseSubmittedV1 = PayloadOf<typeof ResponseSubmitted>;

/**
 * The customer changed a committed response. It replaces the content; of the revisions of a response the one with the highest
 * number holds, also against its submission, in whatever order they arrive.
 */
export const ResponseRevised = defineEvent(
  'responses.response-revised.v1',
  Type.Object({
    ...Content.properties,
    /** Grows with each revision of the response; numbers may be left out. */
    revision: Type.Integer({ minimum: 1 }),
    revised_at: Instant(),
    completed: Type.Boolean(),
  }),
  (p) => p.response_id,
);
export type ResponseRevisedV1 = PayloadOf<typeof ResponseRevised>;

/**
 * A response no longer counts, but is kept. Of the exclusions, restorations and withdrawals of a response the one with the highest
 * revision holds, in whatever order they arrive.
 */
export const ResponseExcluded = defineEvent(
  'responses.response-excluded.v1',
  Type.Object({
    response_id: Uuid(),
    survey_id: Uuid(),
    /** 1, 2, 3 … per response. */
    revision: Type.Integer({ minimum: 1 }),
    reason: PersonalText(),
    excluded_by: AuditedActor(),
    excluded_at: Instant(),
  }),
  (p) => p.response_id,
);
export type ResponseExcludedV1 = PayloadOf<typeof ResponseExcluded>;

/** An excluded response counts again. */
export const ResponseRestored = defineEvent(
  'responses.response-restored.v1',
  Type.Object({
    response_id: Uuid(),
    survey_id: Uuid(),
    revision: Type.Integer({ minimum: 1 }),
    restored_by: AuditedActor(),
    restored_at: Instant(),
  }),
  (p) => p.response_id,
);
export type ResponseRestoredV1 = PayloadOf<typeof ResponseRestored>;

/**
 * A response was deleted because the import that brought it was undone, or because its customer withdrew it. This is final: it
 * never counts again.
 */
export const ResponseWithdrawn = defineEvent(
  'responses.response-withdrawn.v1',
  Type.Object({
    response_id: Uuid(),
    survey_id: Uuid(),
    /** The import that was undone; null: the customer withdrew it. */
    import_id: Nullable(Uuid()),
    withdrawn_at: Instant(),
  }),
  (p) => p.response_id,
);
export type ResponseWithdrawnV1 = PayloadOf<typeof ResponseWithdrawn>;

/** An action of this service for the audit log of the workspace. */
export const ResponsesActionAudited = defineEvent('responses.action-audited.v1', AuditedAction(), auditedKey);

/** What is believed of the answer to an invitation has changed. The highest revision holds. */
export const EvidenceChanged = defineEvent(
  'responses.evidence-changed.v1',
  Type.Object({
    invitation_id: Uuid(),
    survey_id: Uuid(),
    /** `none`, `provisional`, `confirmed`, `suspected` or `scanner`; consumers must accept others. */
    evidence: Type.String(),
    signals: Type.Array(Type.String()),
    /** Version of the rules by which it was found. */
    rules: Type.Integer({ minimum: 1 }),
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.invitation_id,
);
export type EvidenceChangedV1 = PayloadOf<typeof EvidenceChanged>;

/** How far a confirmed answer to an invitation has come. Times of what has not happened are null; those that are there never change. */
export const InvitationAnswered = defineEvent(
  'responses.invitation-answered.v1',
  Type.Object({
    invitation_id: Uuid(),
    survey_id: Uuid(),
    response_id: Uuid(),
    started_at: Instant(),
    /** When the primary question was answered. */
    answered_at: Nullable(Instant()),
    completed_at: Nullable(Instant()),
    withdrawn_at: Nullable(Instant()),
  }),
  (p) => p.invitation_id,
);
export type InvitationAnsweredV1 = PayloadOf<typeof InvitationAnswered>;

/** A customer was asked in another way than by mail: a page showed a survey, or somebody wrote down what was said. */
export const CustomerAsked = defineEvent(
  'responses.customer-asked.v1',
  Type.Object({
    touch_id: Uuid(),
    external_id: PersonalText(),
    survey_id: Uuid(),
    channel: Type.String(),
    asked_at: Instant(),
  }),
  (p) => p.touch_id,
);
export type CustomerAskedV1 = PayloadOf<typeof CustomerAsked>;

/** The browser of a known customer sent a signal of privacy: Global Privacy Control. Told at least once a day while it does. */
export const PrivacySignalReceived = defineEvent(
  'responses.privacy-signal-received.v1',
  Type.Object({
    signal_id: Uuid(),
    external_id: PersonalText(),
    /** `gpc`; consumers must accept others. */
    signal: Type.String(),
    received_at: Instant(),
  }),
  (p) => p.signal_id,
);
export type PrivacySignalReceivedV1 = PayloadOf<typeof PrivacySignalReceived>;

/** Answers by score from 0 to 10; null: not shown. */
const ShownCounts = () => Nullable(Type.Array(Type.Integer({ minimum: 0 }), { minItems: 11, maxItems: 11 }));

/**
 * A period of an anonymous survey is over: all that is ever shown of its answers. What fewer people gave than may be shown is not in
 * it, so no reader can show it.
 */
export const AnonymousPeriodClosed = defineEvent(
  'responses.anonymous-period-closed.v1',
  Type.Object({
    report_id: Uuid(),
    survey_id: Uuid(),
    /** One of the questionnaire's `ANONYMOUS_AUDIENCES`; consumers must accept others. */
    audience: Type.String(),
    /** One of the questionnaire's `ANONYMOUS_PERIODS`; consumers must accept others. */
    period: Type.String(),
    /** Days in the time zone of the workspace, YYYY-MM-DD; `to` is the day after the last one. */
    from: Type.String(),
    to: Type.String(),
    /** How many people answered; null: fewer than five, and then nothing is shown. */
    people: Nullable(Type.Integer({ minimum: 5 })),
    measures: Type.Array(
      Type.Object({
        question: Type.String(),
        metric: Type.String(),
        method: Type.String(),
        min: Type.Integer(),
        max: Type.Integer(),
        counts: ShownCounts(),
      }),
    ),
    dimensions: Type.Array(
      Type.Object({
        question: Type.String(),
        /** False: none of it is shown, because with the other dimensions it would tell of too few people. */
        shown: Type.Boolean(),
        cells: Type.Array(
          Type.Object({
            /** Key of the choice; null: people who did not answer the question. */
            choice: Nullable(Type.String()),
            /** Null: hidden. */
            people: Nullable(Type.Integer({ minimum: 5 })),
            /** In the order of `measures`. */
            counts: Type.Array(ShownCounts()),
          }),
        ),
      }),
    ),
    /** Comments in random order; null: fewer than eight. */
    comments: Type.Array(Type.Object({ question: Type.String(), texts: Nullable(Type.Array(PersonalText())) })),
    closed_at: Instant(),
  }),
  (p) => p.survey_id,
);
export type AnonymousPeriodClosedV1 = PayloadOf<typeof AnonymousPeriodClosed>;
