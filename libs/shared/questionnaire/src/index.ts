export type {
  Anonymity,
  AnonymousAudience,
  AnonymousPeriod,
  AnswerValue,
  CesQuestion,
  Choice,
  Comparison,
  ComparisonOp,
  Condition,
  ConsentQuestion,
  CsatQuestion,
  DateQuestion,
  EmailQuestion,
  EmojiQuestion,
  HiddenField,
  MatrixAnswer,
  MatrixQuestion,
  MultiQuestion,
  NpsQuestion,
  NumberQuestion,
  Question,
  QuestionKind,
  RankingQuestion,
  Scale,
  SingleQuestion,
  StarsQuestion,
  Survey,
  TextQuestion,
  Texts,
  Tone,
} from './survey.js';
export { ANONYMOUS_AUDIENCES, ANONYMOUS_PERIODS, isMatrixAnswer, OTHER_PREFIX, TONES } from './survey.js';
export { LIMITS } from './limits.js';
export { parseSurvey, type SurveyParse } from './parse-survey.js';
export { SURVEY_SHAPE } from './survey-schema.js';
export { shapeErrors } from './check-shape.js';
export { Dictionary, RefTo, StringEnum, type Shape } from './shape.js';
export { CHANNELS, LOGGED_CHANNELS, type Channel } from './channel.js';
export {
  answerDefect,
  isRejected,
  prepareSurvey,
  type PreparedField,
  type PreparedQuestion,
  type PreparedSurvey,
} from './prepare-survey.js';
export { compileSurvey, type CompiledQuestion, type CompiledSurvey, type Method } from './compile-survey.js';
export {
  checkSubmission,
  type Answer,
  type Attribute,
  type Score,
  type Strictness,
  type Submission,
  type SubmissionCheck,
} from './check-submission.js';
export { missingOf } from './missing.js';
export { predictedSeconds, secondsOf, type PredictedSeconds } from './predicted-seconds.js';
export { fillIn, pipingOf, type PipedValues, type Piping } from './piping.js';
export { SCORE_LEVELS, type ScoreLevel } from './score-levels.js';
export { levelOf, scoreLevelOf, type ScoreScale } from './score-level.js';
export { directionOf } from './direction.js';
export { visibleQuestions } from './visible-questions.js';
export { answerFromText, hiddenFieldFromText, rankingFromPlaces } from './value-from-text.js';
export { METRICS, methodOf, metricOf, isEffort, scaleOf, wordingHash, type Metric } from './method.js';
export { segmentOf } from './segment.js';
export { STAFF_LANGUAGES, staffLanguage, type StaffLanguage } from './staff-language.js';
export {
  CUSTOMER_LANGUAGES,
  fallbackChain,
  isLanguageTag,
  LANGUAGES,
  resolveLanguage,
  type CustomerLanguage,
  type Language,
} from './language.js';
export { SURVEY_TEXT_IDS, textIdsOf, textOf } from './texts.js';
export { JOURNEY_STAGES, type JourneyStage } from './journey-stage.js';
export {
  attributeHolds,
  compareScalars,
  languageIsIn,
  type AttributeCondition,
  type Scalar,
  type ScalarOperator,
} from './scalar-comparison.js';
export {
  factsIn,
  groupOf,
  mapTree,
  MAX_CONDITION_DEPTH,
  MAX_CONDITION_TEXT,
  MAX_CONDITION_VALUES,
  MAX_CONDITIONS,
  parseTree,
  treeHolds,
  type ConditionTree,
  type ConditionTreeJson,
  type Parsed,
  type ReportDefect,
} from './condition-tree.js';
export {
  attributeComparison,
  ConditionList,
  conditionOf,
  ConditionScalar,
  ConditionText,
  conditionTreeShape,
} from './condition-tree-shape.js';
export {
  fillMailText,
  mailPlacesOf,
  MAIL_TEXTS,
  mailTextDefect,
  type MailTextName,
  type MailTextValues,
} from './mail-texts.js';
export {
  fillSnippet,
  MAX_SNIPPET_NAME,
  MAX_SNIPPET_TEXT,
  MAX_SNIPPETS,
  missingInSnippet,
  snippetDefect,
  type SnippetValues,
} from './snippet-texts.js';
