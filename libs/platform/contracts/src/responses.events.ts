import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** A response is committed. Contains everything that a consumer needs to count it or act on it, as it was at that time. */
export const ResponseSubmitted = defineEvent(
  'responses.response-submitted.v1',
  Type.Object({
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
      }),
    ),
    /** All other answers by question key. */
    answers: Type.Array(
      Type.Object({
        question: Type.String(),
        kind: Type.String(),
        value: Type.Unsafe<string | number | boolean | readonly string[]>({ personal: true }),
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
  }),
  (p) => p.response_id,
);
export type ResponseSubmittedV1 = PayloadOf<typeof ResponseSubmitted>;
