import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { AuditedAction, auditedKey } from './audited-action.js';
import { Instant, Nullable, Uuid } from './schema.js';

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
 * Staff made a link with which the draft can be tried out, as it was then, until it expires. Its answers are tests, which count
 * nowhere.
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

/** An action of this service for the audit log of the workspace. */
export const SurveyActionAudited = defineEvent('survey.action-audited.v1', AuditedAction(), auditedKey);
