import type { Question, Scale, Survey } from './survey.js';
import { textOf } from './texts.js';

/** The metrics that questions measure. */
export const METRICS = ['nps', 'csat', 'ces'] as const;

export type Metric = (typeof METRICS)[number];

/** The metric that the question measures; `undefined` if none. */
export function metricOf(question: Question): Metric | undefined {
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return question.kind;
    case 'stars':
      return question.metric;
    default:
      return undefined;
  }
}

/**
 * The primary question of each metric: the one that is marked, by default the first. A number over all questions counts only
 * these, because people who answer two questions alike are not twice as many people.
 */
export function primaryQuestions(questions: readonly Question[]): ReadonlySet<Question> {
  const byMetric = new Map<Metric, Question>();
  for (const question of questions) {
    const metric = metricOf(question);
    if (metric !== undefined && (isMarked(question) || !byMetric.has(metric))) byMetric.set(metric, question);
  }
  return new Set(byMetric.values());
}

/** Whether the survey marks the question as the primary one of its metric. */
export function isMarked(question: Question): boolean {
  return 'primary' in question && question.primary === true;
}

/** The integer scale of a rating question; `undefined` for other kinds. */
export function scaleOf(question: Question): Scale | undefined {
  switch (question.kind) {
    case 'nps':
      return { min: 0, max: 10 };
    case 'csat':
      return question.scale;
    case 'ces':
      return { min: 1, max: question.points };
    case 'stars':
      return { min: 1, max: question.max };
    case 'emoji':
      return { min: 1, max: 5 };
    default:
      return undefined;
  }
}

/**
 * The method version of a metric question: `nps.v1`, `csat.v1:1-5`, `ces.v1:1-7:agree:<hash of the statement>`. Scores of
 * two methods are never averaged, so it contains everything that affects whether scores are comparable: metric, scale, and for
 * effort the direction and the wording of the statement in the default language. `undefined` if it is not a metric question.
 */
export function methodOf(survey: Survey, question: Question): string | undefined {
  const metric = metricOf(question);
  const scale = scaleOf(question);
  if (metric === undefined || scale === undefined) return undefined;
  if (metric === 'nps') return 'nps.v1';
  const method = `${metric}.v1:${scale.min}-${scale.max}`;
  if (question.kind !== 'ces') return method;
  const statement = textOf(survey, survey.default_language, `questions.${question.key}.statement`) ?? '';
  return `${method}:${question.direction}:${wordingHash(statement)}`;
}

/** Whether scores of this method measure effort, so that a low one is the better. */
export const isEffort = (method: string): boolean => method.split(':')[2] === 'effort';

/**
 * FNV-1a, 64 bits, of the UTF-16 units of the text in NFC with white space collapsed, as 16 hexadecimal digits. It
 * distinguishes wordings; it is not cryptographic.
 */
export function wordingHash(text: string): string {
  const wording = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < wording.length; i += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(wording.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
