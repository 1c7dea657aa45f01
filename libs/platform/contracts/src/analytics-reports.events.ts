import { Type, type Static } from '@sinclair/typebox';
import { defineEvent } from './event.js';
import { Instant, Nullable, Uuid } from './schema.js';

const NumberOrNull = () => Nullable(Type.Number());
const TextOrNull = () => Nullable(Type.String());

/** A score with its interval; all null where it is hidden because fewer than 5 people answered. */
const reportNumber = {
  value: NumberOrNull(),
  low: NumberOrNull(),
  high: NumberOrNull(),
  n: Nullable(Type.Integer()),
  reliable: Type.Boolean(),
};

const place = { metric: Type.String(), touchpoint_id: Nullable(Uuid()), touchpoint: TextOrNull() };

/** Comments that name a topic, with the share of all in per cent; all null where fewer than 8 do. */
const naming = { hits: Nullable(Type.Integer()), value: NumberOrNull(), low: NumberOrNull(), high: NumberOrNull() };

/** What a scheduled report says, as numbers. It has no names, ids and words of customers. */
const reportFacts = () =>
  Type.Object({
    /** As staff named it. */
    name: Type.String(),
    /** `en`, `de`, `fr` or `ar`. */
    language: Type.String(),
    workspace: TextOrNull(),
    time_zone: Type.String(),
    from: Instant(),
    to: Instant(),
    previous_from: Instant(),
    prepared_at: Instant(),
    comparisons: Type.Integer(),
    level: Type.Number(),
    scores: Type.Array(
      Type.Object({
        ...place,
        method: Type.String(),
        now: Type.Object(reportNumber),
        before: Type.Object(reportNumber),
        /** `up`, `down`, `no_clear_change` or `too_few`. */
        verdict: Type.String(),
        difference: NumberOrNull(),
        difference_low: NumberOrNull(),
        difference_high: NumberOrNull(),
        answers_needed: NumberOrNull(),
      }),
    ),
    omitted: Type.Integer(),
    trends: Type.Array(
      Type.Object({
        ...place,
        /** `week` or `month`. */
        width: Type.String(),
        buckets: Type.Array(Type.Object({ from: Instant(), partial: Type.Boolean(), ...reportNumber })),
      }),
    ),
    rates: Nullable(
      Type.Object({
        asked: Type.Integer(),
        answered: Type.Integer(),
        /** From 0 to 1. */
        rate: NumberOrNull(),
        low: NumberOrNull(),
        high: NumberOrNull(),
      }),
    ),
    /** Absent in reports of earlier versions; null: the report is not about them, or there is none to show. */
    topics: Type.Optional(
      Nullable(
        Type.Object({
          comments: Type.Integer(),
          comments_before: Type.Integer(),
          comparisons: Type.Integer(),
          level: Type.Number(),
          topics: Type.Array(
            Type.Object({
              /** As staff named it. */
              name: Type.String(),
              now: Type.Object(naming),
              before: Type.Object(naming),
              /** `more`, `fewer`, `no_clear_change` or `too_few`. */
              verdict: Type.String(),
            }),
          ),
        }),
      ),
    ),
  });

/** A report that is due, or that a member asked for. The same edition may be published again; it is mailed once. */
export const ReportPrepared = defineEvent(
  'analytics.report-prepared.v1',
  Type.Object({
    edition_id: Uuid(),
    schedule_id: Uuid(),
    /** The only member who gets it; null: all recipients of the schedule. */
    member_id: Nullable(Uuid()),
    report: reportFacts(),
  }),
  ({ schedule_id }) => schedule_id,
);

export type ReportPreparedV1 = Static<typeof ReportPrepared.schema>;

/** A schedule of reports was deleted: nobody gets it any more. */
export const ReportScheduleDeleted = defineEvent(
  'analytics.report-schedule-deleted.v1',
  Type.Object({ schedule_id: Uuid(), deleted_at: Instant() }),
  ({ schedule_id }) => schedule_id,
);

export type ReportScheduleDeletedV1 = Static<typeof ReportScheduleDeleted.schema>;
