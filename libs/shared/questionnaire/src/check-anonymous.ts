import type { Defects } from './defects.js';
import { metricOf } from './method.js';
import type { CheckedShape, Question } from './survey.js';

/**
 * An anonymous survey asks only what its reports can show: ratings of a metric, single choices and texts. It has no hidden fields,
 * because a link could carry a name in them.
 */
export function checkAnonymous(
  { anonymous, questions = [], hidden_fields: fields = [] }: CheckedShape,
  defects: Defects,
): void {
  if (anonymous === undefined || defects.count > 0) return;
  for (const i of fields.keys())
    defects.add(
      `/hidden_fields/${i}`,
      'not-anonymous',
      'must be absent in an anonymous survey: links could carry names in it',
    );
  for (const [i, question] of questions.entries()) {
    if (isReportable(question)) continue;
    const detail =
      'must be a rating with a metric, a single choice or a text: reports of anonymous surveys show nothing else';
    defects.add(`/questions/${i}/kind`, 'not-anonymous', detail);
  }
}

function isReportable(question: Question): boolean {
  return question.kind === 'single' || question.kind === 'text' || metricOf(question) !== undefined;
}
