import { metricOf, type JourneyStage } from '@hearback/questionnaire';
import type { Definition } from '../survey.js';
import type { SurveyKind } from './attention-rules.js';

const OF_STAGE: Partial<Record<JourneyStage, SurveyKind>> = {
  buy: 'order',
  receive: 'order',
  use: 'product',
  support: 'support',
};

/** What a survey asks about unless staff say so: it follows from its touchpoint, else from its first metric. */
export function defaultSurveyKind(
  stage: JourneyStage | null,
  { questions }: Pick<Definition, 'questions'>,
): SurveyKind {
  const placed = stage === null ? undefined : OF_STAGE[stage];
  if (placed !== undefined) return placed;
  const metric = questions.map(metricOf).find((each) => each !== undefined);
  return metric === 'ces' ? 'support' : 'relationship';
}
