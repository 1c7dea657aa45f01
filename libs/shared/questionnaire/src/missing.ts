import type { AnswerValue, Question } from './survey.js';

/** What the answer lacks if the question is required, as the detail of an error; `undefined`: nothing. */
export function missingOf(question: Question, answer: AnswerValue | undefined): string | undefined {
  if (answer === undefined) return 'must be answered';
  switch (question.kind) {
    case 'consent':
      return answer === true ? undefined : 'must be true';
    case 'matrix':
      return unanswered('must have a choice for every row', question.rows, Object.keys(answer));
    case 'ranking':
      return unanswered('must contain every choice', question.choices, answer as readonly string[]);
    default:
      return undefined;
  }
}

/** Maximum number of missing parts that the detail names. */
const MAX_NAMED = 10;

function unanswered(
  rule: string,
  parts: readonly { readonly key: string }[],
  answered: readonly string[],
): string | undefined {
  const missing = parts.map(({ key }) => key).filter((key) => !answered.includes(key));
  if (missing.length === 0) return undefined;
  return `${rule}; missing: ${missing.slice(0, MAX_NAMED).join(', ')}${missing.length > MAX_NAMED ? ' …' : ''}`;
}
