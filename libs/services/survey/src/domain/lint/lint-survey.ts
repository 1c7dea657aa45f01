import { predictedSeconds, type PredictedSeconds, type Survey } from '@hearback/questionnaire';
import { checkAnonymous } from './check-anonymous.js';
import { checkReach } from './check-reach.js';
import { checkScales } from './check-scale.js';
import { checkTranslations } from './check-translations.js';
import { checkWording } from './check-wording.js';
import type { Finding } from './finding.js';
import { wordingOf } from './wording.js';

/** What the linter says of a survey. */
export interface LintReport {
  /** At most {@link MAX_FINDINGS}, warnings first. */
  readonly findings: readonly Finding[];
  /** For each language of the survey. */
  readonly seconds: readonly PredictedSeconds[];
  /** Languages of the survey whose wording is not checked, because there are no rules for them. */
  readonly unchecked_languages: readonly string[];
}

/** Maximum number of findings in a report. */
export const MAX_FINDINGS = 200;

/** Seconds and questions, without the conditional ones, from which many customers stop answering. Assumptions. */
const LONG_SECONDS = 180;
const LONG_QUESTIONS = 10;

/** Examines a valid survey. Pure. */
export function lintSurvey(survey: Survey): LintReport {
  const seconds = survey.languages.map((language) => predictedSeconds(survey, language));
  const findings = [
    ...checkAnonymous(survey),
    ...checkReach(survey),
    ...checkTranslations(survey),
    ...checkScales(survey),
    ...checkWording(survey),
    ...checkLength(survey, seconds),
  ];
  return {
    findings: findings.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_FINDINGS),
    seconds,
    unchecked_languages: survey.languages.filter((language) => wordingOf(language) === undefined),
  };
}

function rank({ severity }: Finding): number {
  return severity === 'warning' ? 0 : 1;
}

function checkLength(survey: Survey, seconds: readonly PredictedSeconds[]): readonly Finding[] {
  const asked = survey.questions.filter((question) => question.show_if === undefined).length;
  const longest = Math.max(0, ...seconds.map(({ shortest }) => shortest));
  if (asked <= LONG_QUESTIONS && longest <= LONG_SECONDS) return [];
  const detail = `Everyone is asked ${asked} questions, some ${longest} seconds: keep to what you will act on.`;
  return [{ code: 'long-survey', severity: 'advice', pointer: '/questions', language: null, detail }];
}
