import { EnumField, IntegerField, JsonField, ListField, StringField } from '@hearback/http';
import { FINDING_CODES, SEVERITIES, type FindingCode, type Severity } from '../domain/lint/finding.js';
import { MAX_FINDINGS, type LintReport } from '../domain/lint/lint-survey.js';
import { DEFINITION } from './survey.dto.js';

/** Body of `POST /v1/surveys/lint`. */
export class LintSurveyDto {
  @JsonField({ ...DEFINITION, description: 'The survey JSON. It is not stored.' })
  readonly definition: unknown;
}

/** One weakness of a survey. */
export class FindingDto {
  @EnumField(FINDING_CODES)
  readonly code: FindingCode;
  @EnumField(SEVERITIES, { description: '`warning`: answers would mislead or be missing; `advice`: look again.' })
  readonly severity: Severity;
  @StringField({ example: '/texts/en/questions.why.title', description: 'JSON pointer into the definition.' })
  readonly pointer: string;
  @StringField({ nullable: true, example: 'en', description: 'Language of the text; null if it is not about a text.' })
  readonly language: string | null;
  @StringField({ example: '“and” may ask about two things with one answer: ask two questions.' })
  readonly detail: string;
}

/** How long answering takes in a language. */
export class PredictedSecondsDto {
  @StringField({ example: 'en' })
  readonly language: string;
  @IntegerField({ min: 0, example: 9, description: 'Without the conditional questions, in seconds.' })
  readonly shortest: number;
  @IntegerField({ min: 0, example: 34, description: 'With all questions, in seconds.' })
  readonly longest: number;
}

/** What the linter says of a survey. */
export class LintReportDto {
  @ListField(() => FindingDto, { max: MAX_FINDINGS })
  readonly findings: FindingDto[];
  @ListField(() => PredictedSecondsDto, { max: 50 })
  readonly seconds: PredictedSecondsDto[];
  @ListField('string', { max: 50, description: 'Languages whose wording is not checked.' })
  readonly unchecked_languages: string[];
}

/** A report as the API shows it. */
export function toLintReportDto({ findings, seconds, unchecked_languages }: LintReport): LintReportDto {
  return { findings: [...findings], seconds: [...seconds], unchecked_languages: [...unchecked_languages] };
}
