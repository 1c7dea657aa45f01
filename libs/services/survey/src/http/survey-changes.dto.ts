import { EnumField, IntegerField, JsonField, ListField, StringField } from '@hearback/http';
import { METRICS, type Metric } from '@hearback/questionnaire';
import type { Comparison } from '../application/compare-surveys.js';
import {
  SERIES_REASONS,
  SERIES_STATES,
  type SeriesChange,
  type SeriesReason,
  type SeriesState,
} from '../domain/series-changes.js';
import { CHANGED_PARTS, type ChangedPart } from '../domain/survey-changes.js';

/** Changes in a reply; more are only counted. */
const MAX_CHANGES = 500;

/** The query of a comparison. */
export class ChangesQueryDto {
  @IntegerField({
    optional: true,
    min: 1,
    max: 999_999_999,
    outOfSample: true,
    description: 'The version to compare with.',
  })
  readonly from?: number;
}

/** One difference between two versions. */
export class SurveyChangeDto {
  @EnumField(CHANGED_PARTS, {
    description: '`order`: the order of the questions that both have; `option`: another member of a question.',
  })
  readonly part: ChangedPart;
  @StringField({ nullable: true, example: 'recommend', description: 'Key of the question; null: the survey itself.' })
  readonly question: string | null;
  @StringField({ nullable: true, example: 'en', description: 'Language of a text.' })
  readonly language: string | null;
  @StringField({
    nullable: true,
    example: 'questions.recommend.title',
    description: 'Id of a text, name of an option, key of a hidden field.',
  })
  readonly name: string | null;
  @JsonField({ example: 'How likely are you to recommend us?', description: 'Null if it was added.' })
  readonly before: unknown;
  @JsonField({ example: 'Would you recommend us?', description: 'Null if it was removed.' })
  readonly after: unknown;
}

/** What becomes of the scores of a question. */
export class SeriesChangeDto {
  @StringField({ example: 'effort' })
  readonly question: string;
  @EnumField(METRICS)
  readonly metric: Metric;
  @EnumField(SERIES_STATES, {
    description:
      '`continues`: scores are joined to the line before; `starts`: they begin a new line; `ends`: no more come.',
  })
  readonly state: SeriesState;
  @EnumField(SERIES_REASONS, { nullable: true, description: 'Why it does not continue.' })
  readonly reason: SeriesReason | null;
  @StringField({ nullable: true, example: 'ces.v1:1-7:agree:af63dc4c8601ec8c', description: 'Method version before.' })
  readonly method_before: string | null;
  @StringField({ nullable: true, example: 'ces.v1:1-7:agree:84222325cbf29ce4', description: 'Method version after.' })
  readonly method_after: string | null;
}

/** What differs between two versions, or a version and the draft. */
export class SurveyChangesDto {
  @IntegerField({ nullable: true, min: 1, example: 4, description: 'Null: there is no version before.' })
  readonly from: number | null;
  @IntegerField({ nullable: true, min: 1, example: 5, description: 'Null: the draft.' })
  readonly to: number | null;
  @IntegerField({
    nullable: true,
    min: 1,
    example: 5,
    description: 'The version that publishing the draft would create; null if it would create none.',
  })
  readonly next_version: number | null;
  @ListField(() => SurveyChangeDto, { max: MAX_CHANGES })
  readonly changes: SurveyChangeDto[];
  @IntegerField({ min: 0, example: 1, description: `All changes; ${MAX_CHANGES} at most are listed.` })
  readonly changes_count: number;
  @ListField(() => SeriesChangeDto, { max: 1_000, description: 'Each question that measures something, in either.' })
  readonly series: SeriesChangeDto[];
}

/** A comparison as the API shows it. */
export function toSurveyChangesDto({ from, to, nextVersion, changes, series }: Comparison): SurveyChangesDto {
  return {
    from,
    to,
    next_version: nextVersion,
    changes: changes.slice(0, MAX_CHANGES),
    changes_count: changes.length,
    series: series.map(toSeriesChangeDto),
  };
}

function toSeriesChangeDto({ methodBefore, methodAfter, ...rest }: SeriesChange): SeriesChangeDto {
  return { ...rest, method_before: methodBefore, method_after: methodAfter };
}
