import type { Condition, Question } from '@hearback/questionnaire';

/** Maximum number of questions of a page, apart from the follow-up questions that belong to one of them. */
const QUESTIONS_PER_PAGE = 10;

/**
 * A page of the survey: one step of the progress. Its parts are the screens that it has without JavaScript: a question that
 * others depend on ends its part, so that its answer is stored before the next questions are asked.
 */
export interface Page {
  readonly parts: readonly (readonly Question[])[];
}

/**
 * Divides a survey into pages: where its questions say so; if none does, a question that others depend on begins a page, together
 * with all that follows up to the next one, and a question that itself depends on the page stays on it.
 */
export function pagesOf(questions: readonly Question[]): readonly Page[] {
  const triggers = new Set(questions.flatMap(({ show_if }) => (show_if ? [...questionsOf(show_if)] : [])));
  const isDivided = questions.some(({ starts_step }) => starts_step === true);
  const starts = (question: Question, page: readonly Question[]) =>
    isDivided ? question.starts_step === true : startsPage(question, page, triggers);
  const pages: Question[][] = [];
  for (const question of questions) {
    const page = pages.at(-1);
    if (page === undefined || starts(question, page)) pages.push([question]);
    else page.push(question);
  }
  return pages.map((page) => ({ parts: partsOf(page, triggers) }));
}

function startsPage(question: Question, page: readonly Question[], triggers: ReadonlySet<string>): boolean {
  if (question.show_if !== undefined && dependsOn(question.show_if, page)) return false;
  const independent = page.filter(({ show_if }) => show_if === undefined);
  return triggers.has(question.key) || independent.length >= QUESTIONS_PER_PAGE;
}

function partsOf(page: readonly Question[], triggers: ReadonlySet<string>): readonly (readonly Question[])[] {
  const parts: Question[][] = [[]];
  for (const [index, question] of page.entries()) {
    parts.at(-1)!.push(question);
    if (triggers.has(question.key) && index < page.length - 1) parts.push([]);
  }
  return parts;
}

function dependsOn(condition: Condition, page: readonly Question[]): boolean {
  const keys = questionsOf(condition);
  return page.some(({ key }) => keys.has(key));
}

/** The keys of the questions that a condition compares. */
export function questionsOf(condition: Condition): ReadonlySet<string> {
  if ('all' in condition) return new Set(condition.all.flatMap((part) => [...questionsOf(part)]));
  if ('any' in condition) return new Set(condition.any.flatMap((part) => [...questionsOf(part)]));
  if ('not' in condition) return questionsOf(condition.not);
  return new Set(condition.question === undefined ? [] : [condition.question]);
}
