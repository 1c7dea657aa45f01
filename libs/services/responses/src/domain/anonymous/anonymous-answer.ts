import { metricOf, OTHER_PREFIX, type Answer, type CompiledSurvey, type Score } from '@hearback/questionnaire';

/** The answers of one person, without anything that tells who it is: question keys with scores, choices and texts. */
export interface AnonymousAnswer {
  readonly scores: Readonly<Record<string, number>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** The choice of those who wrote their own words, which could name them and are not kept. */
export const OTHER_CHOICE = 'other';

/** Keeps of a checked submission only what reports of anonymous surveys are made of. */
export function anonymousAnswer(
  { survey }: CompiledSurvey,
  content: { readonly scores: readonly Score[]; readonly answers: readonly Answer[] },
): AnonymousAnswer {
  const kinds = new Map(survey.questions.map((question) => [question.key, question]));
  const metrics = content.scores.filter(({ question }) => metricOf(kinds.get(question)!) !== undefined);
  const textsOf = (kind: string) =>
    content.answers.flatMap(({ question, value }) =>
      kinds.get(question)?.kind === kind && typeof value === 'string' ? [[question, value] as const] : [],
    );
  return {
    scores: Object.fromEntries(metrics.map(({ question, score }) => [question, score])),
    choices: Object.fromEntries(
      textsOf('single').map(([key, value]) => [key, value.startsWith(OTHER_PREFIX) ? OTHER_CHOICE : value]),
    ),
    texts: Object.fromEntries(textsOf('text')),
  };
}
