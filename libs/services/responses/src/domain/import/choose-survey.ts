import { publicId } from '@hearback/kernel';
import { NO_READINGS } from '@hearback/tabular';
import type { ImportProposal, OpenQuestion } from './propose.js';

/** How a file would be read for a survey. */
export interface SurveyProposal<Survey> {
  readonly survey: Survey;
  readonly proposal: ImportProposal;
}

/** Maximum number of surveys that the question offers as options. */
const MAX_OPTIONS = 10;

/**
 * The survey whose questions most columns of a file name. If several match equally well, or none does, the first of them with an
 * open question about the survey. `candidates` must not be empty.
 */
export function chooseSurvey<Survey extends { readonly surveyId: string }>(
  candidates: readonly SurveyProposal<Survey>[],
): SurveyProposal<Survey> {
  const most = Math.max(...candidates.map(answersOf));
  const best = candidates.filter((candidate) => answersOf(candidate) === most);
  const [{ survey, proposal } = candidates[0]!] = best;
  if (candidates.length === 1 || (best.length === 1 && most > 0)) return { survey, proposal };
  const detail =
    most > 0
      ? 'The columns fit several surveys; name one as `survey_id`.'
      : 'The columns fit no survey; name the survey as `survey_id`, and map its questions in `mapping`.';
  const options = best.slice(0, MAX_OPTIONS).map((each) => publicId('srv', each.survey.surveyId));
  const question: OpenQuestion = { code: 'survey', detail, options, ...NO_READINGS };
  return { survey, proposal: { ...proposal, questions: [question, ...proposal.questions] } };
}

function answersOf({ proposal }: SurveyProposal<unknown>): number {
  return proposal.mapping.columns.filter(({ to }) => to === 'answer').length;
}
