import type { Condition, Question, Survey } from './survey.js';

/**
 * The questions by step, in order. A question with `starts_step` begins a step. With scripts, follow-up questions appear in place;
 * without (`scripted: false`) a question that others depend on ends its step, so that its answer is stored before they are shown.
 * Steps contain conditional questions too: leave out those that are not visible, and steps without a visible question.
 */
export function stepsOf(
  survey: Survey,
  { scripted }: { readonly scripted: boolean },
): readonly (readonly Question[])[] {
  const deciding = scripted ? new Set<string>() : decidingQuestions(survey);
  const steps: Question[][] = [];
  let isEnded = true;
  for (const question of survey.questions) {
    if (isEnded || question.starts_step === true) steps.push([]);
    steps.at(-1)!.push(question);
    isEnded = deciding.has(question.key);
  }
  return steps;
}

/** The keys of the questions on which the appearance of others depends. */
function decidingQuestions({ questions }: Survey): ReadonlySet<string> {
  return new Set(
    questions.flatMap(({ show_if: condition }) => (condition === undefined ? [] : questionsIn(condition))),
  );
}

function questionsIn(condition: Condition): readonly string[] {
  if ('not' in condition) return questionsIn(condition.not);
  if ('all' in condition) return condition.all.flatMap(questionsIn);
  if ('any' in condition) return condition.any.flatMap(questionsIn);
  return condition.question === undefined ? [] : [condition.question];
}
