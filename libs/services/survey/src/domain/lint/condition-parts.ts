import type { Comparison, Condition, Question, Survey } from '@hearback/questionnaire';

/** The comparisons of a condition. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ('not' in condition) return comparisonsOf(condition.not);
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  return [condition];
}

/** The question and those on which its appearance depends, in the order of the survey. */
export function withDependencies(survey: Survey, question: Question): readonly Question[] {
  const byKey = new Map(survey.questions.map((each) => [each.key, each]));
  const needed = new Set<string>();
  const visit = (each: Question | undefined): void => {
    if (each === undefined || needed.has(each.key)) return;
    needed.add(each.key);
    for (const { question: key } of each.show_if === undefined ? [] : comparisonsOf(each.show_if))
      if (key !== undefined) visit(byKey.get(key));
  };
  visit(question);
  return survey.questions.filter(({ key }) => needed.has(key));
}
